package io.tenken.libvirt.api.jnr;

import io.tenken.core.spi.Ticker;
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
import jnr.ffi.Pointer;
import org.libvirt.LibvirtException;

/** A connection through libvirt's library. */
final class NativeConnection implements LibvirtConnection {

  private final NativeRuntime runtime;
  private final VirLibrary vir;
  private final ConnectHandle connect;
  private final DomainHandles<Pointer> domains;
  private final BulkStats bulk;
  private final DomainCalls calls;
  private final DomainEvents events;

  NativeConnection(NativeRuntime runtime, ConnectHandle connect) {
    this.runtime = runtime;
    this.vir = runtime.vir();
    this.connect = connect;
    Pointer connection = runtime.pointer(connect.address());
    this.domains =
        new DomainHandles<>(
            new DomainPointers(vir, connection, this::lastFailure), Ticker.system());
    DriverGaps gaps = new DriverGaps();
    this.bulk = new BulkStats(runtime, connection, domains, this::lastFailure, gaps);
    this.calls = new DomainCalls(runtime, this::lastFailure, gaps);
    this.events = new DomainEvents(vir, connection);
  }

  @Override
  public boolean alive() {
    try {
      return connect.isAlive();
    } catch (LibvirtException e) {
      return false;
    }
  }

  @Override
  public NodeVersions versions() throws LibvirtFailure {
    try {
      return new NodeVersions(
          NodeVersions.text(connect.getLibVersion()),
          NodeVersions.text(org.libvirt.Library.getVersion()),
          connect.getHostName());
    } catch (LibvirtException e) {
      throw lastFailure("virConnectGetLibVersion");
    }
  }

  @Override
  public String hypervisorVersion() throws LibvirtFailure {
    try {
      return NodeVersions.text(connect.getVersion());
    } catch (LibvirtException e) {
      throw lastFailure("virConnectGetVersion");
    }
  }

  @Override
  public String capabilities() throws LibvirtFailure {
    try {
      return connect.getCapabilities();
    } catch (LibvirtException e) {
      throw lastFailure("virConnectGetCapabilities");
    }
  }

  @Override
  public List<DomainStats> allDomainStats(Set<StatsGroup> groups) throws LibvirtFailure {
    return bulk.all(groups);
  }

  @Override
  public DomainStats domainStats(DomainId domain, Set<StatsGroup> groups, BulkMode mode)
      throws LibvirtFailure {
    return bulk.one(domain, groups, mode);
  }

  @Override
  public boolean watch(ChangeListener listener) throws LibvirtFailure {
    return events.begin(listener, this::lastFailure);
  }

  @Override
  public String xml(DomainId domain) throws LibvirtFailure {
    Pointer text = vir.virDomainGetXMLDesc(domains.find(domain), 0);
    if (text == null) {
      throw lastFailure("virDomainGetXMLDesc of " + domain.name());
    }
    return runtime.takeText(text);
  }

  @Override
  public GuestInfo info(DomainId domain) throws LibvirtFailure {
    return calls.info(domains.find(domain));
  }

  @Override
  public CpuStats cpuTotals(DomainId domain) throws LibvirtFailure {
    return calls.cpuTotals(domains.find(domain));
  }

  @Override
  public List<VcpuStats> vcpus(DomainId domain, int most) throws LibvirtFailure {
    return calls.vcpus(domains.find(domain), most);
  }

  @Override
  public InterfaceStats interfaceStats(DomainId domain, String device) throws LibvirtFailure {
    return calls.interfaceStats(domains.find(domain), device);
  }

  @Override
  public ControlState controlState(DomainId domain) throws LibvirtFailure {
    return calls.controlState(domains.find(domain));
  }

  @Override
  public BlockStats blockStats(DomainId domain, String device) throws LibvirtFailure {
    return calls.blockStats(domains.find(domain), device);
  }

  @Override
  public BlockSize blockSize(DomainId domain, String device) throws LibvirtFailure {
    return calls.blockSize(domains.find(domain), device);
  }

  @Override
  public MemoryStats memoryStats(DomainId domain) throws LibvirtFailure {
    return calls.memoryStats(domains.find(domain));
  }

  @Override
  public JobStats jobStats(DomainId domain) throws LibvirtFailure {
    return calls.jobStats(domains.find(domain));
  }

  @Override
  public int snapshots(DomainId domain) throws LibvirtFailure {
    return calls.snapshots(domains.find(domain));
  }

  @Override
  public List<StoragePool> storagePools() throws LibvirtFailure {
    return new StoragePools(runtime, this::lastFailure).of(runtime.pointer(connect.address()));
  }

  @Override
  public void close() {
    events.close();
    domains.close();
    try {
      connect.close();
    } catch (LibvirtException e) {
      // the peer is gone; there is nothing left to tell it
      return;
    }
  }

  private LibvirtFailure lastFailure(String call) {
    return VirErrors.last(vir, call, this::alive);
  }
}
