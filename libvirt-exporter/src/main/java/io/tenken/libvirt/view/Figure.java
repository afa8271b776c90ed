package io.tenken.libvirt.view;

import io.tenken.core.model.MetricDefinition;
import io.tenken.libvirt.collector.GuestMetrics;
import java.util.Locale;

/** A column with numbers. */
enum Figure {
  VCPUS("VCPU", Kind.COUNT),
  CPU("CPU%", Kind.PERCENT),
  STEAL("STEAL%", Kind.PERCENT),
  MEMORY("MEM", Kind.BYTES),
  RESIDENT("RES", Kind.BYTES),
  DISK_READ("READ/s", Kind.BYTES_PER_SECOND),
  DISK_WRITE("WRITE/s", Kind.BYTES_PER_SECOND),
  NET_RECEIVE("RX/s", Kind.BYTES_PER_SECOND),
  NET_TRANSMIT("TX/s", Kind.BYTES_PER_SECOND);

  private final String title;
  private final Kind kind;

  Figure(String title, Kind kind) {
    this.title = title;
    this.kind = kind;
  }

  String title() {
    return title;
  }

  /** Summed over the devices of a guest. */
  MetricDefinition metric() {
    return switch (this) {
      case VCPUS -> GuestMetrics.VCPUS;
      case CPU -> GuestMetrics.CPU_TIME;
      case STEAL -> GuestMetrics.VCPU_DELAY;
      case MEMORY -> GuestMetrics.MEMORY;
      case RESIDENT -> GuestMetrics.RESIDENT_MEMORY;
      case DISK_READ -> GuestMetrics.DISK_READ;
      case DISK_WRITE -> GuestMetrics.DISK_WRITE;
      case NET_RECEIVE -> GuestMetrics.NET_RECEIVE;
      case NET_TRANSMIT -> GuestMetrics.NET_TRANSMIT;
    };
  }

  /** True for what takes two readings. */
  boolean isRate() {
    return kind == Kind.PERCENT || kind == Kind.BYTES_PER_SECOND;
  }

  String text(double value) {
    return switch (kind) {
      case COUNT -> Long.toString(Math.round(value));
      case PERCENT -> String.format(Locale.ROOT, "%.1f", value * 100);
      case BYTES, BYTES_PER_SECOND -> bytes(value);
    };
  }

  private static String bytes(double value) {
    String[] units = {"", "K", "M", "G", "T"};
    double shown = value;
    int unit = 0;
    while (shown >= 1024 && unit < units.length - 1) {
      shown /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f%s" : "%.1f%s", shown, units[unit]);
  }

  private enum Kind {
    COUNT,
    /** Seconds a second: 100 is one host CPU. */
    PERCENT,
    BYTES,
    BYTES_PER_SECOND
  }
}
