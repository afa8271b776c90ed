package io.tenken.libvirt.lane;

import io.tenken.libvirt.api.BlockStats;
import io.tenken.libvirt.api.BlockStats.BlockSize;
import io.tenken.libvirt.api.BulkMode;
import io.tenken.libvirt.api.ChangeListener;
import io.tenken.libvirt.api.ControlState;
import io.tenken.libvirt.api.CpuStats;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.DomainStats;
import io.tenken.libvirt.api.GuestInfo;
import io.tenken.libvirt.api.InterfaceStats;
import io.tenken.libvirt.api.JobStats;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.api.LibvirtFailure;
import io.tenken.libvirt.api.MemoryStats;
import io.tenken.libvirt.api.NodeVersions;
import io.tenken.libvirt.api.StatsGroup;
import io.tenken.libvirt.api.StoragePool;
import io.tenken.libvirt.api.VcpuStats;
import java.util.List;
import java.util.Set;

/** A connection whose calls are counted, but for those that ask nobody. Used by one thread. */
final class CountedConnection implements LibvirtConnection {

  private final LibvirtConnection connection;
  private final CallCounts counts;

  CountedConnection(LibvirtConnection connection, CallCounts counts) {
    this.connection = connection;
    this.counts = counts;
  }

  @Override
  public boolean alive() {
    return connection.alive();
  }

  @Override
  public NodeVersions versions() throws LibvirtFailure {
    return counts.counted("versions", connection::versions);
  }

  @Override
  public String hypervisorVersion() throws LibvirtFailure {
    return counts.counted("hypervisor_version", connection::hypervisorVersion);
  }

  @Override
  public String capabilities() throws LibvirtFailure {
    return counts.counted("capabilities", connection::capabilities);
  }

  @Override
  public List<DomainStats> allDomainStats(Set<StatsGroup> groups) throws LibvirtFailure {
    return counts.counted("all_domain_stats", () -> connection.allDomainStats(groups));
  }

  @Override
  public DomainStats domainStats(DomainId domain, Set<StatsGroup> groups, BulkMode mode)
      throws LibvirtFailure {
    return counts.counted("domain_stats", () -> connection.domainStats(domain, groups, mode));
  }

  @Override
  public boolean watch(ChangeListener listener) throws LibvirtFailure {
    return connection.watch(listener);
  }

  @Override
  public String xml(DomainId domain) throws LibvirtFailure {
    return counts.counted("xml", () -> connection.xml(domain));
  }

  @Override
  public GuestInfo info(DomainId domain) throws LibvirtFailure {
    return counts.counted("info", () -> connection.info(domain));
  }

  @Override
  public CpuStats cpuTotals(DomainId domain) throws LibvirtFailure {
    return counts.counted("cpu_totals", () -> connection.cpuTotals(domain));
  }

  @Override
  public List<VcpuStats> vcpus(DomainId domain, int most) throws LibvirtFailure {
    return counts.counted("vcpus", () -> connection.vcpus(domain, most));
  }

  @Override
  public InterfaceStats interfaceStats(DomainId domain, String device) throws LibvirtFailure {
    return counts.counted("interface_stats", () -> connection.interfaceStats(domain, device));
  }

  @Override
  public ControlState controlState(DomainId domain) throws LibvirtFailure {
    return counts.counted("control_state", () -> connection.controlState(domain));
  }

  @Override
  public BlockStats blockStats(DomainId domain, String device) throws LibvirtFailure {
    return counts.counted("block_stats", () -> connection.blockStats(domain, device));
  }

  @Override
  public BlockSize blockSize(DomainId domain, String device) throws LibvirtFailure {
    return counts.counted("block_size", () -> connection.blockSize(domain, device));
  }

  @Override
  public MemoryStats memoryStats(DomainId domain) throws LibvirtFailure {
    return counts.counted("memory_stats", () -> connection.memoryStats(domain));
  }

  @Override
  public JobStats jobStats(DomainId domain) throws LibvirtFailure {
    return counts.counted("job_stats", () -> connection.jobStats(domain));
  }

  @Override
  public int snapshots(DomainId domain) throws LibvirtFailure {
    return counts.counted("snapshots", () -> connection.snapshots(domain));
  }

  @Override
  public List<StoragePool> storagePools() throws LibvirtFailure {
    return counts.counted("storage_pools", connection::storagePools);
  }

  @Override
  public void close() {
    connection.close();
  }
}
