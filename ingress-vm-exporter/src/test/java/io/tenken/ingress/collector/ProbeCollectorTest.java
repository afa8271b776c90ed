package io.tenken.ingress.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.FakeScrape;
import io.tenken.core.testing.RecordingSink;
import io.tenken.ingress.http.FakeHttpServer;
import io.tenken.ingress.probe.Probe;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The probe collector")
class ProbeCollectorTest {

  private final RecordingSink sink = new RecordingSink(ProbeCollector.METRICS);

  @Test
  @DisplayName("tells what succeeds and what does not, though one hangs")
  void tells_each() throws Exception {
    try (FakeHttpServer good =
            FakeHttpServer.start(FakeHttpServer.saying(t -> "HTTP/1.1 204 No\r\n\r\n"));
        FakeHttpServer hanging = FakeHttpServer.start(FakeHttpServer.silent())) {
      collect(
          Duration.ofSeconds(30),
          probe("hanging", hanging, Duration.ofMillis(200)),
          probe("good", good, Duration.ofSeconds(10)));

      assertThat(sink.lines(ProbeCollector.SUCCESS))
          .containsExactly(
              "ingress_probe_success{probe=\"hanging\"} 0",
              "ingress_probe_success{probe=\"good\"} 1");
      assertThat(sink.lines(ProbeCollector.FAILURE))
          .containsExactly("ingress_probe_failure{probe=\"hanging\",reason=\"timeout\"} 1");
      assertThat(sink.lines(ProbeCollector.STATUS))
          .containsExactly("ingress_probe_http_status{probe=\"good\"} 204");
      assertThat(sink.lines(ProbeCollector.DURATION)).hasSize(2);
      assertThat(sink.partials()).isEmpty();
    }
  }

  @Test
  @DisplayName("says of which it knows nothing, if there are too many that hang for one scrape")
  void says_what_it_does_not_know() throws Exception {
    try (FakeHttpServer hanging = FakeHttpServer.start(FakeHttpServer.silent())) {
      List<Probe> probes = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        probes.add(probe("p" + i, hanging, Duration.ofMillis(600)));
      }
      collect(Duration.ofSeconds(1), probes.toArray(Probe[]::new));

      assertThat(sink.lines(ProbeCollector.SUCCESS).size() + sink.partials().size()).isEqualTo(20);
      assertThat(sink.partials())
          .isNotEmpty()
          .allSatisfy(
              partial -> {
                assertThat(partial.reason()).isEqualTo(FailureReason.TIMEOUT);
                assertThat(partial.detail()).contains("not known");
              });
    }
  }

  private void collect(Duration time, Probe... probes) throws InterruptedException {
    try (ProbeCollector collector = new ProbeCollector(List.of(probes), Ticker.system())) {
      collector.collect(FakeScrape.within(time), sink);
    }
  }

  private static Probe probe(String name, FakeHttpServer server, Duration timeout)
      throws Exception {
    URI url = URI.create("http://127.0.0.1:" + server.port() + "/");
    return new Probe(name, url, OptionalInt.empty(), Optional.empty(), timeout, false);
  }
}
