package io.tenken.libvirt.testing;

import io.tenken.core.spi.FailureReason;
import io.tenken.libvirt.api.ChangeListener;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.LibvirtApi;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.api.LibvirtFailure;
import io.tenken.libvirt.api.StoragePool;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A libvirt daemon in memory. Thread-safe. */
public final class FakeLibvirt implements LibvirtApi {

  final Gate daemon = new Gate();
  private final Map<DomainId, FakeGuest> guests = new ConcurrentSkipListMap<>();
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
  private final List<String> violations = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger generation = new AtomicInteger();
  private final Map<FakeConnection, ChangeListener> listeners = new ConcurrentHashMap<>();
  private volatile @Nullable LibvirtFailure refusal;
  volatile boolean bulkKnowsAllGroups = true;
  volatile boolean bulkLacksMonitorParts;
  volatile List<StoragePool> pools = List.of();

  public FakeGuest guest(String name) {
    FakeGuest guest =
        new FakeGuest(name, "7e0c0000-0000-4000-8000-" + "%012x".formatted(guests.size() + 1));
    guests.put(guest.id(), guest);
    return guest;
  }

  public void remove(FakeGuest guest) {
    guests.remove(guest.id());
  }

  /** As SIGSTOP of the daemon: connections are accepted, nothing is answered. */
  public void freeze() {
    daemon.shut();
  }

  public void thaw() {
    daemon.open();
  }

  /** All connections end; new ones work. */
  public void restart() {
    generation.incrementAndGet();
  }

  /** New connections are refused so, until it is null. */
  public void refuse(@Nullable LibvirtFailure failure) {
    refusal = failure;
  }

  /** Its bulk answer has the state only, as that of libvirt's test driver. */
  public FakeLibvirt withPoorBulkAnswer() {
    bulkKnowsAllGroups = false;
    return this;
  }

  public FakeLibvirt withPools(StoragePool... value) {
    pools = List.of(value);
    return this;
  }

  /** Its bulk answer lacks what the monitor gives, as while another client has the guest. */
  public FakeLibvirt withBusyGuests() {
    bulkLacksMonitorParts = true;
    return this;
  }

  @Override
  public LibvirtConnection open() throws LibvirtFailure {
    count("open");
    daemon.pass();
    LibvirtFailure failure = refusal;
    if (failure != null) {
      throw failure;
    }
    open.incrementAndGet();
    opened.incrementAndGet();
    return new FakeConnection(this, generation.get());
  }

  @Override
  public String uri() {
    return "fake:///system";
  }

  /** How often a call was made, by the name of the method of {@link LibvirtConnection}. */
  public int calls(String method) {
    AtomicInteger count = calls.get(method);
    return count == null ? 0 : count.get();
  }

  /** How often each call was made. */
  public Map<String, Integer> calls() {
    Map<String, Integer> counts = new TreeMap<>();
    calls.forEach((method, count) -> counts.put(method, count.get()));
    return counts;
  }

  /** Uses of one connection by two threads at once. */
  public List<String> violations() {
    return violations;
  }

  public int connectionsOpen() {
    return open.get();
  }

  public int connectionsEverOpened() {
    return opened.get();
  }

  /** Calls that hang because the daemon or a guest is frozen. */
  public int hanging() {
    return daemon.waiting() + guests.values().stream().mapToInt(g -> g.monitor.waiting()).sum();
  }

  /** As an event of libvirt; nobody hears it who has not asked for it on a living connection. */
  public void announceChange(FakeGuest guest) {
    listeners.forEach(
        (connection, listener) -> {
          if (connection.alive()) {
            listener.changed(guest.id().uuid());
          }
        });
  }

  boolean watch(ChangeListener listener, FakeConnection connection) {
    return listeners.put(connection, listener) == null;
  }

  void count(String method) {
    calls.computeIfAbsent(method, name -> new AtomicInteger()).incrementAndGet();
  }

  void violated(String rule) {
    violations.add(rule);
  }

  void closed() {
    open.decrementAndGet();
  }

  boolean isCurrent(int connectionGeneration) {
    return generation.get() == connectionGeneration;
  }

  Collection<FakeGuest> guests() {
    return guests.values();
  }

  Optional<FakeGuest> find(DomainId id) {
    return Optional.ofNullable(guests.get(id));
  }

  static LibvirtFailure lost() {
    return new LibvirtFailure(
        LibvirtFailure.Kind.CONNECTION_LOST, FailureReason.UNREACHABLE, "client socket is closed");
  }
}
