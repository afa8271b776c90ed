package io.tenken.core.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The one place where a metric's name, type, unit, labels and meaning are written. The metrics
 * reference, the linting, the golden pages and the checks of the sink all derive from it.
 *
 * @param name the full name as Prometheus stores it, a counter's with {@code _total}
 * @param type what the value is
 * @param unit the base unit; {@link Unit#NONE} for plain numbers
 * @param help one sentence for the operator, as {@code # HELP} shows it
 * @param labelNames in the order in which values are given to the sink
 * @param source where the value comes from: API call and field, file, or protocol message
 * @param stability what a user may rely on
 * @param cardinality what one series exists for, such as {@code guest × disk}; {@code 1} if there
 *     is only one
 * @param zeroWhenFailed export 0 instead of nothing when the collector fails; for {@code _up}
 */
public record MetricDefinition(
    String name,
    MetricType type,
    Unit unit,
    String help,
    List<String> labelNames,
    String source,
    Stability stability,
    String cardinality,
    boolean zeroWhenFailed) {

  private static final Pattern METRIC_NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  /**
   * @throws IllegalArgumentException for what no exposition format can carry; conventions beyond
   *     that are checked by the {@link Builder}
   */
  public MetricDefinition {
    labelNames = List.copyOf(labelNames);
    require(METRIC_NAME.matcher(name).matches(), name, "is no metric name");
    Set<String> seen = new HashSet<>();
    for (String label : labelNames) {
      require(LABEL_NAME.matcher(label).matches(), name, "label \"" + label + "\" is no name");
      require(!label.startsWith("__"), name, "label \"" + label + "\" is reserved by Prometheus");
      require(seen.add(label), name, "label \"" + label + "\" stands twice");
    }
    require(
        !zeroWhenFailed || labelNames.isEmpty(), name, "is 0 when failed, so it takes no labels");
  }

  /** A counter; {@code fullName} ends in {@code _total}. */
  public static Builder counter(String fullName) {
    return new Builder(fullName, MetricType.COUNTER);
  }

  public static Builder gauge(String fullName) {
    return new Builder(fullName, MetricType.GAUGE);
  }

  /** Facts as labels; {@code fullName} ends in {@code _info}, the value is always 1. */
  public static Builder info(String fullName) {
    return new Builder(fullName, MetricType.INFO);
  }

  /** One row a state; the last label carries the state's name. */
  public static Builder stateSet(String fullName) {
    return new Builder(fullName, MetricType.STATE_SET);
  }

  /** Buckets, count and sum, whose names are made of {@code fullName}. */
  public static Builder histogram(String fullName) {
    return new Builder(fullName, MetricType.HISTOGRAM);
  }

  /**
   * The name of the family: without {@code _total} for counters and without {@code _info} for info
   * metrics, as OpenMetrics writes it behind {@code # TYPE}.
   */
  public String familyName() {
    return switch (type) {
      case COUNTER -> withoutSuffix("_total");
      case INFO -> withoutSuffix("_info");
      case GAUGE, STATE_SET, HISTOGRAM, SUMMARY, UNKNOWN -> name;
    };
  }

  private String withoutSuffix(String suffix) {
    return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
  }

  private static void require(boolean holds, String name, String problem) {
    if (!holds) {
      throw new IllegalArgumentException("metric \"%s\": %s".formatted(name, problem));
    }
  }

  /** Collects the parts of a definition and checks the naming conventions of Prometheus. */
  public static final class Builder {

    private static final Set<String> RESERVED_LABELS = Set.of("le", "quantile", "type", "total");
    private static final List<String> RESERVED_SUFFIXES =
        List.of("_total", "_info", "_count", "_sum", "_bucket", "_created");

    private final String name;
    private final MetricType type;
    private Unit unit = Unit.NONE;
    private String help = "";
    private List<String> labelNames = List.of();
    private String source = "";
    private Stability stability = Stability.STABLE;
    private String cardinality = "1";
    private boolean zeroWhenFailed;

    private Builder(String name, MetricType type) {
      this.name = name;
      this.type = type;
    }

    public Builder unit(Unit value) {
      this.unit = value;
      return this;
    }

    public Builder labels(String... names) {
      this.labelNames = List.of(names);
      return this;
    }

    public Builder help(String text) {
      this.help = text;
      return this;
    }

    public Builder source(String text) {
      this.source = text;
      return this;
    }

    public Builder stability(Stability value) {
      this.stability = value;
      return this;
    }

    /** What one series exists for: {@code per("guest", "disk")}. */
    public Builder per(String... things) {
      this.cardinality = String.join(" × ", things);
      return this;
    }

    /** Export 0 when the collector fails. Only without labels. */
    public Builder zeroWhenFailed() {
      this.zeroWhenFailed = true;
      return this;
    }

    /**
     * @throws IllegalArgumentException naming the metric and the convention that it breaks
     */
    public MetricDefinition build() {
      require(name.indexOf(':') < 0, name, "\":\" is reserved for recording rules");
      require(!help.isBlank(), name, "has no help");
      require(!source.isBlank(), name, "has no source");
      checkSuffix();
      String familyName = definition().familyName();
      require(
          unit == Unit.NONE || familyName.endsWith("_" + unit.suffix()),
          name,
          "is in " + unit.suffix() + ", so its name ends in _" + unit.suffix());
      for (String label : labelNames) {
        require(!RESERVED_LABELS.contains(label), name, "label \"" + label + "\" is reserved");
      }
      return definition();
    }

    private void checkSuffix() {
      String expected =
          switch (type) {
            case COUNTER -> "_total";
            case INFO -> "_info";
            case GAUGE, STATE_SET, HISTOGRAM, SUMMARY, UNKNOWN -> "";
          };
      require(name.endsWith(expected), name, "type " + type + " ends in " + expected);
      for (String suffix : RESERVED_SUFFIXES) {
        require(
            suffix.equals(expected) || !name.endsWith(suffix),
            name,
            "type " + type + " does not end in " + suffix);
      }
      require(type != MetricType.INFO || unit == Unit.NONE, name, "an info metric has no unit");
    }

    private MetricDefinition definition() {
      return new MetricDefinition(
          name, type, unit, help, labelNames, source, stability, cardinality, zeroWhenFailed);
    }
  }
}
