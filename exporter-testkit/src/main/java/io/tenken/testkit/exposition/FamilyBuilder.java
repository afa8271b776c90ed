package io.tenken.testkit.exposition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects one family's lines and checks that they belong together. */
final class FamilyBuilder {

  private static final Map<String, Set<String>> TEXT_SUFFIXES =
      Map.of(
          "counter", Set.of(""),
          "gauge", Set.of(""),
          "untyped", Set.of(""),
          "histogram", Set.of("_bucket", "_count", "_sum"),
          "summary", Set.of("", "_count", "_sum"));

  private static final Map<String, Set<String>> OPENMETRICS_SUFFIXES =
      Map.of(
          "counter", Set.of("_total", "_created"),
          "gauge", Set.of(""),
          "unknown", Set.of(""),
          "info", Set.of("_info"),
          "stateset", Set.of(""),
          "histogram", Set.of("_bucket", "_count", "_sum", "_created"),
          "gaugehistogram", Set.of("_bucket", "_gcount", "_gsum"),
          "summary", Set.of("", "_count", "_sum", "_created"));

  private static final List<String> TEXT_ORDER = List.of("HELP", "TYPE");
  private static final List<String> OPENMETRICS_ORDER = List.of("TYPE", "UNIT", "HELP");

  private final String name;
  private final boolean openMetrics;
  private final List<ParsedSample> samples = new ArrayList<>();
  private int step;
  private String type = "";
  private String unit = "";
  private String help = "";

  private FamilyBuilder(String name, boolean openMetrics) {
    this.name = name;
    this.openMetrics = openMetrics;
  }

  static FamilyBuilder none() {
    return new FamilyBuilder("", false);
  }

  static FamilyBuilder named(String name, boolean openMetrics) {
    return new FamilyBuilder(name, openMetrics);
  }

  /** True while further metadata of this name belongs to this family. */
  boolean isOpenFor(String familyName) {
    return name.equals(familyName) && samples.isEmpty();
  }

  void metadata(String kind, String text) {
    List<String> order = openMetrics ? OPENMETRICS_ORDER : TEXT_ORDER;
    int place = order.indexOf(kind);
    require(place >= 0, "only " + order + " may follow a hash");
    require(place >= step, kind + " stands twice or not in the order " + order);
    step = place + 1;
    switch (kind) {
      case "TYPE" -> {
        require(suffixes().containsKey(text), "\"" + text + "\" is no type");
        type = text;
      }
      case "UNIT" -> unit = text;
      default -> help = SampleLineParser.unescaped(text, openMetrics);
    }
  }

  void sample(ParsedSample sample) {
    require(!type.isEmpty(), "a sample without a TYPE line before it");
    require(sample.name().startsWith(name), "this sample is not of family \"" + name + "\"");
    String suffix = sample.name().substring(name.length());
    require(
        suffixes().getOrDefault(type, Set.of()).contains(suffix),
        "a " + type + " has no sample with suffix \"" + suffix + "\"");
    checkBoundary(sample, suffix);
    if (openMetrics) {
      checkValue(sample);
    }
    samples.add(sample);
  }

  Optional<ParsedFamily> build() {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    require(!type.isEmpty(), "family \"" + name + "\" has no TYPE line");
    require(unit.isEmpty() || name.endsWith("_" + unit), name + " does not end in its unit");
    require(
        unit.isEmpty() || !(type.equals("info") || type.equals("stateset")),
        "a " + type + " has a unit");
    return Optional.of(new ParsedFamily(name, type, unit, help, samples));
  }

  private void checkBoundary(ParsedSample sample, String suffix) {
    String label = suffix.equals("_bucket") ? "le" : "quantile";
    boolean bounded = suffix.equals("_bucket") || (type.equals("summary") && suffix.isEmpty());
    String bound = sample.labels().getOrDefault(label, "");
    require(
        !bounded || ExpositionNumbers.isCanonical(bound),
        label + " \"" + bound + "\" is not in canonical form");
  }

  private void checkValue(ParsedSample sample) {
    double value = sample.value();
    switch (type) {
      case "counter" -> require(value >= 0, "a counter is NaN or negative");
      case "info" -> require(value == 1, "an info metric is not 1");
      case "stateset" -> {
        require(value == 0 || value == 1, "a state is neither 0 nor 1");
        require(sample.labels().containsKey(name), "a state set without a label " + name);
      }
      default -> {
        // any value goes
      }
    }
  }

  private Map<String, Set<String>> suffixes() {
    return openMetrics ? OPENMETRICS_SUFFIXES : TEXT_SUFFIXES;
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}
