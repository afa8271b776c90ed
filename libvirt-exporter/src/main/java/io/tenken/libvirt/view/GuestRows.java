package io.tenken.libvirt.view;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricFamily;
import io.tenken.core.spi.Reading;
import io.tenken.libvirt.api.DomainState;
import io.tenken.libvirt.collector.GuestMetrics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes a row of each guest on a page, with rates where there is an earlier page. */
final class GuestRows {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Reading now;
  private final Map<Figure, Map<String, Double>> figures = new EnumMap<>(Figure.class);

  private GuestRows(Reading now) {
    this.now = now;
  }

  /** Levels only. */
  static List<GuestRow> of(Reading now) {
    GuestRows rows = new GuestRows(now);
    for (Figure figure : Figure.values()) {
      if (!figure.isRate()) {
        rows.figures.put(figure, sums(now, figure.metric()));
      }
    }
    return rows.rows();
  }

  /** Levels of the later page, rates between the two. */
  static List<GuestRow> between(Reading before, Reading now) {
    GuestRows rows = new GuestRows(now);
    double seconds = (now.atNanos() - before.atNanos()) / NANOS_PER_SECOND;
    for (Figure figure : Figure.values()) {
      Map<String, Double> sums = sums(now, figure.metric());
      rows.figures.put(
          figure, figure.isRate() ? rates(sums(before, figure.metric()), sums, seconds) : sums);
    }
    return rows.rows();
  }

  private List<GuestRow> rows() {
    Map<String, Map<String, String>> nova = labels(now, GuestMetrics.OPENSTACK);
    Map<String, Double> complete = sums(now, GuestMetrics.COMPLETE);
    Map<String, Double> states = sums(now, GuestMetrics.STATE);
    List<GuestRow> rows = new ArrayList<>();
    labels(now, GuestMetrics.STATE)
        .forEach(
            (uuid, guest) -> {
              Map<String, String> owner = nova.getOrDefault(uuid, Map.of());
              String state = DomainState.of(states.getOrDefault(uuid, 0.0).longValue()).label();
              boolean stuck = complete.getOrDefault(uuid, 1.0) == 0;
              rows.add(
                  new GuestRow(
                      owner.getOrDefault("instance_name", guest.getOrDefault("domain", uuid)),
                      owner.getOrDefault("project_name", ""),
                      owner.getOrDefault("flavor_name", ""),
                      stuck ? state + ", stuck" : state,
                      figuresOf(uuid)));
            });
    return rows;
  }

  private Map<Figure, Double> figuresOf(String uuid) {
    Map<Figure, Double> known = new EnumMap<>(Figure.class);
    figures.forEach(
        (figure, byGuest) -> {
          Double value = byGuest.get(uuid);
          if (value != null) {
            known.put(figure, value);
          }
        });
    return known;
  }

  /** A counter that has fallen belongs to another process: no rate. */
  private static Map<String, Double> rates(
      Map<String, Double> before, Map<String, Double> now, double seconds) {
    Map<String, Double> rates = new HashMap<>();
    now.forEach(
        (uuid, value) -> {
          Double earlier = before.get(uuid);
          if (earlier != null && value >= earlier && seconds > 0) {
            rates.put(uuid, (value - earlier) / seconds);
          }
        });
    return rates;
  }

  private static Map<String, Double> sums(Reading reading, MetricDefinition metric) {
    Map<String, Double> sums = new HashMap<>();
    int uuid = metric.labelNames().indexOf("uuid");
    MetricFamily family = reading.family(metric).orElse(null);
    for (int row = 0; family != null && row < family.rows(); row++) {
      sums.merge(family.labelValue(row, uuid), family.doubleValue(row), Double::sum);
    }
    return sums;
  }

  private static Map<String, Map<String, String>> labels(Reading reading, MetricDefinition metric) {
    Map<String, Map<String, String>> byGuest = new HashMap<>();
    MetricFamily family = reading.family(metric).orElse(null);
    for (int row = 0; family != null && row < family.rows(); row++) {
      Map<String, String> labels = new HashMap<>();
      for (int label = 0; label < metric.labelNames().size(); label++) {
        labels.put(metric.labelNames().get(label), family.labelValue(row, label));
      }
      byGuest.put(labels.getOrDefault("uuid", ""), labels);
    }
    return byGuest;
  }
}
