package io.tenken.libvirt.collector;

import io.tenken.core.model.MetricDefinition;

/** The metrics that the view for people shows. */
public final class GuestMetrics {

  public static final MetricDefinition STATE = StateCollector.STATE;
  public static final MetricDefinition OPENSTACK = OpenstackCollector.INFO;
  public static final MetricDefinition COMPLETE = CompletenessCollector.COMPLETE;
  public static final MetricDefinition VCPUS = CpuCollector.VCPUS;
  public static final MetricDefinition CPU_TIME = CpuCollector.TIME;
  public static final MetricDefinition VCPU_DELAY = VcpuCollector.DELAY;
  public static final MetricDefinition MEMORY = MemoryCollector.ALLOCATED;
  public static final MetricDefinition RESIDENT_MEMORY = MemoryCollector.RSS;
  public static final MetricDefinition DISK_READ = BlockCollector.READ_BYTES;
  public static final MetricDefinition DISK_WRITE = BlockCollector.WRITE_BYTES;
  public static final MetricDefinition NET_RECEIVE = InterfaceCollector.RECEIVE_BYTES;
  public static final MetricDefinition NET_TRANSMIT = InterfaceCollector.TRANSMIT_BYTES;

  private GuestMetrics() {}
}
