package io.tenken.dirtyflow.cli;

import io.tenken.dirtyflow.openflow.Flow;
import io.tenken.dirtyflow.openflow.FlowFlags;
import io.tenken.dirtyflow.table.FlowTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How two sets of flows differ, counters and ages left out. Flags and importance count only where
 * both dumps can tell them.
 *
 * @param onlyFirst flows whose table, priority and match the second set does not have
 * @param onlySecond the reverse
 * @param changed pairs that have them in common and differ in the rest: first, second
 */
record FlowDifference(List<Flow> onlyFirst, List<Flow> onlySecond, List<Flow[]> changed) {

  boolean isEmpty() {
    return onlyFirst.isEmpty() && onlySecond.isEmpty() && changed.isEmpty();
  }

  static FlowDifference between(NamedDump first, NamedDump second) {
    boolean flags = tellsFlags(first) && tellsFlags(second);
    boolean importance = tellsImportance(first) && tellsImportance(second);
    Map<Flow.Key, Flow> left = byKey(first.dump().table(), flags, importance);
    Map<Flow.Key, Flow> right = byKey(second.dump().table(), flags, importance);
    List<Flow> onlyFirst = new ArrayList<>();
    List<Flow[]> changed = new ArrayList<>();
    left.forEach(
        (key, flow) -> {
          Flow other = right.remove(key);
          if (other == null) {
            onlyFirst.add(flow);
          } else if (!flow.equals(other)) {
            changed.add(new Flow[] {flow, other});
          }
        });
    return new FlowDifference(onlyFirst, List.copyOf(right.values()), changed);
  }

  private static boolean tellsFlags(NamedDump named) {
    return named.dump().version().map(version -> version.compareTo("OF1.3") >= 0).orElse(true);
  }

  private static boolean tellsImportance(NamedDump named) {
    return named.dump().version().map(version -> version.compareTo("OF1.4") >= 0).orElse(true);
  }

  private static Map<Flow.Key, Flow> byKey(FlowTable table, boolean flags, boolean importance) {
    Map<Flow.Key, Flow> flows = new LinkedHashMap<>();
    for (int row = 0; row < table.size(); row++) {
      Flow flow = table.flow(row);
      flows.put(flow.key(), comparable(flow, flags, importance));
    }
    return flows;
  }

  private static Flow comparable(Flow flow, boolean flags, boolean importance) {
    return new Flow(
        flow.table(),
        flow.priority(),
        flow.cookie(),
        flow.idleTimeout(),
        flow.hardTimeout(),
        flags ? flow.flags() : FlowFlags.NONE,
        importance ? flow.importance() : 0,
        flow.match(),
        flow.actions());
  }
}
