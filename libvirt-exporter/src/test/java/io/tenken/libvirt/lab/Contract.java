package io.tenken.libvirt.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which sample of the page each field of {@code virsh domstats} must be found in. */
final class Contract {

  private static final double NANO = 1e-9;
  private static final double KIB = 1024;

  private Contract() {}

  /**
   * @param field of domstats
   * @param metric of the page
   * @param labels beside those of the guest
   * @param factor from the field's unit to the metric's
   */
  record Pair(String field, String metric, Map<String, String> labels, double factor) {}

  /** The pairs for a guest with these fields. */
  static List<Pair> pairs(Map<String, String> fields) {
    List<Pair> pairs = new ArrayList<>();
    guest(pairs);
    for (int i = 0; i < count(fields, "vcpu.maximum"); i++) {
      vcpu(pairs, "vcpu." + i, Integer.toString(i));
    }
    for (int i = 0; i < count(fields, "net.count"); i++) {
      nic(pairs, "net." + i, fields.get("net." + i + ".name"));
    }
    for (int i = 0; i < count(fields, "block.count"); i++) {
      disk(pairs, "block." + i, fields.get("block." + i + ".name"));
    }
    return pairs.stream().filter(pair -> fields.containsKey(pair.field())).toList();
  }

  private static void guest(List<Pair> pairs) {
    add(pairs, "state.state", "libvirt_domain_state_code", 1);
    add(pairs, "state.reason", "libvirt_domain_state_reason_code", 1);
    add(pairs, "cpu.time", "libvirt_domain_info_cpu_time_seconds_total", NANO);
    add(pairs, "cpu.user", "libvirt_domain_cpu_user_seconds_total", NANO);
    add(pairs, "cpu.system", "libvirt_domain_cpu_system_seconds_total", NANO);
    add(pairs, "vcpu.current", "libvirt_domain_info_virtual_cpus", 1);
    add(pairs, "vcpu.current", "libvirt_domain_vcpu_current", 1);
    add(pairs, "vcpu.maximum", "libvirt_domain_vcpu_maximum", 1);
    add(pairs, "balloon.maximum", "libvirt_domain_info_maximum_memory_bytes", KIB);
    add(pairs, "balloon.current", "libvirt_domain_info_memory_usage_bytes", KIB);
    memory(pairs, "balloon.maximum", "maximum_bytes", KIB);
    memory(pairs, "balloon.current", "current_balloon_bytes", KIB);
    memory(pairs, "balloon.rss", "rss_bytes", KIB);
    memory(pairs, "balloon.unused", "unused_bytes", KIB);
    memory(pairs, "balloon.available", "available_bytes", KIB);
    memory(pairs, "balloon.usable", "usable_bytes", KIB);
    memory(pairs, "balloon.disk_caches", "disk_caches_bytes", KIB);
    memory(pairs, "balloon.last-update", "last_update_timestamp_seconds", 1);
    memory(pairs, "balloon.major_fault", "major_fault_total", 1);
    memory(pairs, "balloon.minor_fault", "minor_fault_total", 1);
    memory(pairs, "balloon.hugetlb_pgalloc", "hugetlb_pgalloc_total", 1);
    memory(pairs, "balloon.hugetlb_pgfail", "hugetlb_pgfail_total", 1);
    memory(pairs, "balloon.swap_in", "swap_in_bytes_total", KIB);
    memory(pairs, "balloon.swap_out", "swap_out_bytes_total", KIB);
  }

  private static void vcpu(List<Pair> pairs, String field, String number) {
    Map<String, String> labels = Map.of("vcpu", number);
    pairs.add(new Pair(field + ".state", "libvirt_domain_vcpu_state", labels, 1));
    pairs.add(new Pair(field + ".time", "libvirt_domain_vcpu_time_seconds_total", labels, NANO));
    pairs.add(new Pair(field + ".wait", "libvirt_domain_vcpu_wait_seconds_total", labels, NANO));
    pairs.add(new Pair(field + ".delay", "libvirt_domain_vcpu_delay_seconds_total", labels, NANO));
    pairs.add(new Pair(field + ".halted", "libvirt_domain_vcpu_halted", labels, 1));
  }

  private static void nic(List<Pair> pairs, String field, String device) {
    Map<String, String> labels = Map.of("target_device", device);
    for (Map.Entry<String, String> way : Map.of("rx", "receive", "tx", "transmit").entrySet()) {
      String from = field + "." + way.getKey();
      String to = "libvirt_domain_interface_stats_" + way.getValue();
      pairs.add(new Pair(from + ".bytes", to + "_bytes_total", labels, 1));
      pairs.add(new Pair(from + ".pkts", to + "_packets_total", labels, 1));
      pairs.add(new Pair(from + ".errs", to + "_errors_total", labels, 1));
      pairs.add(new Pair(from + ".drop", to + "_drops_total", labels, 1));
    }
  }

  private static void disk(List<Pair> pairs, String field, String device) {
    Map<String, String> labels = Map.of("target_device", device);
    String to = "libvirt_domain_block_stats_";
    Map<String, String> ways = Map.of("rd", "read", "wr", "write", "fl", "flush");
    for (Map.Entry<String, String> way : ways.entrySet()) {
      String from = field + "." + way.getKey();
      pairs.add(new Pair(from + ".bytes", to + way.getValue() + "_bytes_total", labels, 1));
      pairs.add(new Pair(from + ".reqs", to + way.getValue() + "_requests_total", labels, 1));
      pairs.add(
          new Pair(from + ".times", to + way.getValue() + "_time_seconds_total", labels, NANO));
    }
    pairs.add(new Pair(field + ".capacity", to + "capacity_bytes", labels, 1));
    pairs.add(new Pair(field + ".allocation", to + "allocation_bytes", labels, 1));
    pairs.add(new Pair(field + ".physical", to + "physicalsize_bytes", labels, 1));
  }

  private static void memory(List<Pair> pairs, String field, String metric, double factor) {
    add(pairs, field, "libvirt_domain_memory_stats_" + metric, factor);
  }

  private static void add(List<Pair> pairs, String field, String metric, double factor) {
    pairs.add(new Pair(field, metric, Map.of(), factor));
  }

  private static int count(Map<String, String> fields, String name) {
    return Integer.parseInt(fields.getOrDefault(name, "0"));
  }
}
