package io.tenken.libvirt.api;

import io.tenken.libvirt.api.BlockStats.BlockSize;
import java.util.List;
import java.util.Set;

/**
 * One connection, read-only. One thread at a time: libvirt's own library has crashed the process
 * when two threads waited on one connection. Every call may block without limit; the comments say
 * which ones need the guest's monitor and so hang with a guest that is stopped.
 */
public interface LibvirtConnection extends AutoCloseable {

  /** False once the peer is known to be gone. Never blocks. */
  boolean alive();

  /** Asks the daemon who it is; also the proof that it answers. */
  NodeVersions versions() throws LibvirtFailure;

  /**
   * Such as {@code 7.2.22}. No monitor, but a daemon that has just started first finds out what its
   * QEMU can do, which takes seconds.
   */
  String hypervisorVersion() throws LibvirtFailure;

  /** What the host can do, as XML. No monitor; may take as long as {@link #hypervisorVersion}. */
  String capabilities() throws LibvirtFailure;

  /**
   * Every guest, running or not, with its identity and what the groups give; nothing once it is
   * known that the driver has none of the groups. To be used for groups that need no monitor:
   * {@link StatsGroup#STATE}, {@link StatsGroup#INTERFACE}.
   */
  List<DomainStats> allDomainStats(Set<StatsGroup> groups) throws LibvirtFailure;

  /**
   * One guest. Monitor commands: CPU_TOTAL 1, BALLOON 2, VCPU 1, BLOCK 3, STATE and INTERFACE 0.
   */
  DomainStats domainStats(DomainId domain, Set<StatsGroup> groups, BulkMode mode)
      throws LibvirtFailure;

  /**
   * Tells the listener from now on which definitions have changed, as far as libvirt says so.
   *
   * @return true if it begins only now: what was read before may be out of date. Always true where
   *     the driver has no events
   */
  boolean watch(ChangeListener listener) throws LibvirtFailure;

  /** The live definition. No monitor. */
  String xml(DomainId domain) throws LibvirtFailure;

  /** No monitor. */
  GuestInfo info(DomainId domain) throws LibvirtFailure;

  /** CPU time by the guest's control group. No monitor. */
  CpuStats cpuTotals(DomainId domain) throws LibvirtFailure;

  /**
   * State, time and last host CPU of every online vCPU. No monitor.
   *
   * @param most vCPUs that the guest may have
   */
  List<VcpuStats> vcpus(DomainId domain, int most) throws LibvirtFailure;

  /** No monitor. */
  InterfaceStats interfaceStats(DomainId domain, String device) throws LibvirtFailure;

  /** No monitor. */
  ControlState controlState(DomainId domain) throws LibvirtFailure;

  /** One or two monitor commands. Without sizes. */
  BlockStats blockStats(DomainId domain, String device) throws LibvirtFailure;

  /** Three monitor commands. */
  BlockSize blockSize(DomainId domain, String device) throws LibvirtFailure;

  /** Two monitor commands. */
  MemoryStats memoryStats(DomainId domain) throws LibvirtFailure;

  /** A monitor command while a job runs, else none. */
  JobStats jobStats(DomainId domain) throws LibvirtFailure;

  /** No monitor. */
  int snapshots(DomainId domain) throws LibvirtFailure;

  /** Does not touch the storage, but may wait for somebody who does. */
  List<StoragePool> storagePools() throws LibvirtFailure;

  @Override
  void close();
}
