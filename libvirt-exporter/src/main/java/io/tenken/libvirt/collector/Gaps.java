package io.tenken.libvirt.collector;

import io.tenken.core.spi.MetricSink;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.lane.GuestAnswers;
import io.tenken.libvirt.lane.Missing;
import java.util.Map;

/** Says which guests a collector could not get. */
final class Gaps {

  private Gaps() {}

  /**
   * @param what the guests lack, such as {@code disk counters}
   */
  static void report(MetricSink sink, GuestAnswers<?> answers, String what) {
    Map<DomainId, Missing> missing = answers.missing();
    if (missing.isEmpty()) {
      return;
    }
    Map.Entry<DomainId, Missing> first = missing.entrySet().iterator().next();
    sink.partial(
        first.getValue().why().reason(),
        "%d guests without %s; %s: %s, %s"
            .formatted(
                missing.size(),
                what,
                first.getKey().name(),
                first.getValue().why().label(),
                first.getValue().detail()));
  }
}
