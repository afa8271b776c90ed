package io.tenken.core.cli;

import static io.tenken.core.cli.WebVariant.CLIENT_CERTIFICATE;
import static io.tenken.core.cli.WebVariant.OPEN;
import static io.tenken.core.cli.WebVariant.PASSWORD;
import static io.tenken.core.cli.WebVariant.TLS;
import static io.tenken.core.cli.WebVariant.USER;
import static io.tenken.core.cli.WebVariant.trustingServers;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.testkit.command.InstalledCommand;
import io.tenken.testkit.exposition.ExpositionParser;
import io.tenken.testkit.exposition.ParsedFamily;
import io.tenken.testkit.exposition.ParsedSample;
import io.tenken.testkit.lab.Await;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import io.tenken.testkit.lab.prometheus.Metadata;
import io.tenken.testkit.lab.prometheus.PrometheusLab;
import io.tenken.testkit.lab.prometheus.Sample;
import io.tenken.testkit.lab.prometheus.ScrapeJob;
import io.tenken.testkit.lab.prometheus.ScrapeTls;
import io.tenken.testkit.lab.prometheus.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@RequiresLab(LabPart.PROMETHEUS)
@DisplayName("A real Prometheus")
class PrometheusScrapesIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String COLLECTORS =
      "?collect%5B%5D=sky&collect%5B%5D=many&collect%5B%5D=odd";

  /** On a busy machine a second is not enough for pages of 5,000 series. */
  private static final List<String> UNHURRIED =
      List.of("scrape_interval: 5s", "scrape_timeout: 5s");

  @TempDir private static Path folder;
  private static final Map<WebVariant, ServingProcess> SERVERS = new EnumMap<>(WebVariant.class);
  private static final List<AcceptProxy> PROXIES = new ArrayList<>();
  private static PrometheusLab prometheus;

  @BeforeAll
  static void start() throws IOException {
    WebVariant.writeCertificates(folder);
    InstalledCommand weather = WeatherDistribution.create(folder.resolve("weather"));
    List<ScrapeJob> jobs = new ArrayList<>();
    for (WebVariant variant : WebVariant.values()) {
      String web = "--web.config.file=" + variant.writeTo(folder);
      SERVERS.put(
          variant, ServingProcess.start(weather, web, "--collector.many", "--collector.odd"));
      jobs.add(variant.job(address(variant), folder));
    }
    for (WebVariant variant : List.of(OPEN, PASSWORD)) {
      AcceptProxy proxy = AcceptProxy.textOnly(SERVERS.get(variant).uri("/"));
      PROXIES.add(proxy);
      ScrapeJob job = variant.job(proxy.address(), folder);
      jobs.add(new ScrapeJob("text-" + job.name(), job.targets(), job.settings()));
    }
    refusals().forEach(refusal -> jobs.add(refusal.job()));
    prometheus =
        PrometheusLab.start(
            jobs.stream().map(job -> job.with(UNHURRIED)).toArray(ScrapeJob[]::new));
  }

  @AfterAll
  static void stop() {
    if (prometheus != null) {
      prometheus.close();
    }
    PROXIES.forEach(AcceptProxy::close);
    SERVERS.values().forEach(ServingProcess::close);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("gets OpenMetrics, with every value as it is, over")
  void openMetrics(WebVariant variant) throws Exception {
    assertValuesArrive(variant.jobName());
    assertThat(prometheus.metadata(variant.jobName()))
        .as("what only OpenMetrics tells")
        .contains(
            new Metadata(
                "guest_disk_read_bytes",
                "counter",
                "bytes",
                "Bytes read, as \"virsh domstats\" shows them."),
            new Metadata("guest", "info", "", "What nova says of the guest."));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"OPEN", "PASSWORD"})
  @DisplayName("gets the text format, with every value as it is, if it asks for no other, over")
  void text(WebVariant variant) throws Exception {
    String job = "text-" + variant.jobName();
    assertValuesArrive(job);
    assertThat(prometheus.metadata(job))
        .as("what only the text format tells so")
        .contains(
            new Metadata(
                "guest_disk_read_bytes_total",
                "counter",
                "",
                "Bytes read, as \"virsh domstats\" shows them."),
            new Metadata("guest_info", "gauge", "", "What nova says of the guest."));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  @DisplayName("is told why it gets nothing:")
  void refused(Refusal refusal) {
    String job = refusal.job().name();
    prometheus.awaitQuery("up{job='%s'} == 0".formatted(job), SOON, rows -> rows.size() == 1);
    Await.until(
        "\"%s\" as the error of %s".formatted(refusal.error(), job),
        SOON,
        () -> prometheus.targets().stream().anyMatch(refusal::isSeenIn));
  }

  /** A scrape that must not succeed, and what Prometheus says of it. */
  record Refusal(ScrapeJob job, String error) {

    boolean isSeenIn(Target target) {
      return job.name().equals(target.labels().get("job"))
          && Pattern.compile(error).matcher(target.lastError()).find();
    }

    @Override
    public String toString() {
      return job.name();
    }
  }

  static Stream<Refusal> refusals() {
    ScrapeTls tls = trustingServers(folder);
    ScrapeTls strangerTrusted = ScrapeTls.trusting(folder.resolve("strangers.crt"));
    ScrapeTls stranger =
        tls.showing(folder.resolve("stranger.crt"), folder.resolve("stranger.key"));
    return Stream.of(
        new Refusal(
            job("another CA", TLS).withTls(strangerTrusted),
            "x509: certificate signed by unknown authority"),
        new Refusal(
            job("another name", TLS).withTls(tls).with(List.of("  server_name: 'elsewhere'")),
            "x509: certificate is valid for localhost, not elsewhere"),
        new Refusal(
            job("no client certificate", CLIENT_CERTIFICATE).withTls(tls),
            "remote error: tls: (bad certificate|certificate required)"),
        new Refusal(
            job("certificate of a stranger", CLIENT_CERTIFICATE).withTls(stranger),
            "remote error: tls: unknown certificate"),
        new Refusal(job("no password", PASSWORD), "HTTP status 401 Unauthorized"),
        new Refusal(
            job("a wrong password", PASSWORD).withBasicAuth(USER, "s3cre"),
            "HTTP status 401 Unauthorized"),
        new Refusal(
            job("an unknown user", PASSWORD).withBasicAuth("mallory", "s3cret"),
            "HTTP status 401 Unauthorized"),
        new Refusal(job("plain HTTP where TLS is", TLS), "malformed HTTP response"));
  }

  private static void assertValuesArrive(String job) throws Exception {
    Map<String, Double> expected = expectedSamples();
    prometheus.awaitQuery("up{job='%s'} == 1".formatted(job), SOON, rows -> rows.size() == 1);
    String everything =
        "{job='%s',__name__!~'weather_scrape_.*|weather_exporter.*|exporter_.*|jvm_.*|process_.*|up|scrape_.*'}"
            .formatted(job);

    List<Sample> rows =
        prometheus.awaitQuery(everything, SOON, found -> found.size() == expected.size());

    Map<String, Double> found = new TreeMap<>();
    rows.forEach(row -> found.put(series(row), row.value()));
    assertThat(found).isEqualTo(expected);
  }

  /** Of the same collectors, by a client of ours. */
  private static Map<String, Double> expectedSamples() throws Exception {
    String page = SERVERS.get(OPEN).get("/metrics" + COLLECTORS).get().body();
    Map<String, Double> samples = new TreeMap<>();
    for (ParsedFamily family : ExpositionParser.parseText(page)) {
      for (ParsedSample sample : family.samples()) {
        if (!sample.name().matches("weather_(scrape|exporter)_.*")) {
          TreeMap<String, String> labels = new TreeMap<>(sample.labels());
          labels.values().removeIf(String::isEmpty);
          samples.put(sample.name() + labels, sample.value());
        }
      }
    }
    return samples;
  }

  private static String series(Sample row) {
    Map<String, String> labels = new HashMap<>(row.labels());
    labels.keySet().removeAll(List.of("__name__", "job", "instance"));
    return row.label("__name__") + new TreeMap<>(labels);
  }

  private static ScrapeJob job(String name, WebVariant variant) {
    return ScrapeJob.of(name, address(variant));
  }

  private static String address(WebVariant variant) {
    return SERVERS.get(variant).uri("/").getAuthority();
  }
}
