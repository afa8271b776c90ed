package io.tenken.testkit.lab.prometheus;

import java.util.Map;

/** One row of the answer to a query. */
public record Sample(Map<String, String> labels, double value) {

  public Sample {
    labels = Map.copyOf(labels);
  }

  /** The value of a label; empty for one that is not there, as in PromQL. */
  public String label(String name) {
    return labels.getOrDefault(name, "");
  }
}
