package io.tenken.core.simpleclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricFamily;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.testing.FakeScrape;
import io.tenken.core.testing.Patience;
import io.tenken.core.testing.RecordingSink;
import io.tenken.testkit.exposition.GoldenFile;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The metrics of the Java process")
class JvmMetricsTest {

  private final JvmMetrics jvm = new JvmMetrics();

  /**
   * Values, pools and collectors of garbage differ from Java to Java, names and labels do not, and
   * it is by them that dashboards go. So the page has one sample of each kind, without its values.
   */
  @Test
  @DisplayName("have the same names and labels on every Java")
  void namesAndLabels() {
    GoldenFile.named("jvm/kinds.prom").matches(kinds(afterCollectionOfGarbage()));
  }

  @Test
  @DisplayName("are all declared, and all that is declared is there")
  void declared() {
    assertThat(afterCollectionOfGarbage())
        .extracting(family -> family.definition().name())
        .containsExactlyInAnyOrderElementsOf(
            jvm.spec().metrics().stream().map(MetricDefinition::name).toList());
  }

  /** Before the first one there is nothing to say about what has been allocated. */
  private List<MetricFamily> afterCollectionOfGarbage() {
    System.gc();
    Patience.until("the news of it", () -> collected().size() == jvm.spec().metrics().size());
    return collected();
  }

  private List<MetricFamily> collected() {
    RecordingSink sink = new RecordingSink(jvm.spec().metrics());
    try {
      jvm.create("jvm").collect(FakeScrape.within(Duration.ofSeconds(10)), sink);
    } catch (CollectorException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
    assertThat(sink.partials()).as("what nobody has declared").isEmpty();
    return sink.families();
  }

  private static String kinds(List<MetricFamily> families) {
    return families.stream()
        .sorted(Comparator.comparing(family -> family.definition().name()))
        .map(JvmMetricsTest::kinds)
        .collect(Collectors.joining());
  }

  private static String kinds(MetricFamily family) {
    MetricDefinition metric = family.definition();
    String labels =
        metric.labelNames().stream()
            .map(label -> label + "=\"*\"")
            .collect(Collectors.joining(",", "{", "}"))
            .replace("{}", "");
    Set<String> samples = new LinkedHashSet<>();
    for (int row = 0; row < family.rows(); row++) {
      samples.add(metric.name() + family.part(row).suffix() + labels + " 0\n");
    }
    String type = metric.type().toString().toLowerCase(Locale.ROOT).replace("info", "gauge");
    return "# HELP %1$s %2$s\n# TYPE %1$s %3$s\n%4$s"
        .formatted(metric.name(), metric.help(), type, String.join("", samples));
  }
}
