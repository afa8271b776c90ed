package io.tenken.testkit.lab.libvirt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * What a guest is to look like. Names, uuids and tap devices are random unless given, so that
 * several labs can run on one machine: libvirt's control groups and taps are shared by all of them.
 *
 * @param name the libvirt name, as nova makes it: {@code instance-0000002a}
 * @param vcpuPins virtual CPU to host CPUs, in libvirt's syntax
 * @param ports one tap device each
 * @param metadata the content of the metadata element: nova's, foreign, malformed, or empty
 * @param persistent defined in libvirt, as nova's are, so that it stays as "shut off" when it ends
 */
public record GuestSpec(
    String name,
    UUID uuid,
    int vcpus,
    int memoryMib,
    Map<Integer, String> vcpuPins,
    Optional<String> emulatorPin,
    List<GuestDisk> disks,
    List<NovaPort> ports,
    String metadata,
    boolean persistent) {

  public GuestSpec {
    vcpuPins = Map.copyOf(vcpuPins);
    disks = List.copyOf(disks);
    ports = List.copyOf(ports);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** A guest with one disk and one port, and with nova's metadata to match. */
  public static GuestSpec nova(String displayName) {
    return builder().nova(displayName).build();
  }

  /** Guests of a few projects and flavors, names in a row; the first is {@code web-1}. */
  public static List<GuestSpec> novaGuests(int count) {
    int first = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE - count);
    return IntStream.range(0, count).mapToObj(index -> numbered(first, index)).toList();
  }

  private static GuestSpec numbered(int first, int index) {
    List<String> roles = List.of("web", "db", "worker", "gateway");
    List<String> projects = List.of("shop", "search", "ads");
    NovaPort port = NovaPort.random("192.0.2." + (1 + index % 254));
    NovaFlavor flavor = NovaFlavor.of("m1.c2", 2, 16, 1);
    NovaOwner owner = NovaOwner.named("user-" + index % 5, projects.get(index % projects.size()));
    String displayName = roles.get(index % roles.size()) + "-" + (1 + index / roles.size());
    return builder()
        .name("instance-%08x".formatted(first + index))
        .port(port)
        .disk(GuestDisk.file("vda"))
        .nova(NovaMetadata.of(displayName, flavor, owner).withPorts(List.of(port)))
        .build();
  }

  /** Collects a {@link GuestSpec}; defaults: 2 virtual CPUs, 16 MiB, no disk, no port. */
  public static final class Builder {

    private String name =
        "instance-%08x".formatted(ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE));
    private UUID uuid = UUID.randomUUID();
    private int vcpus = 2;
    private int memoryMib = 16;
    private final Map<Integer, String> vcpuPins = new TreeMap<>();
    private Optional<String> emulatorPin = Optional.empty();
    private final List<GuestDisk> disks = new ArrayList<>();
    private final List<NovaPort> ports = new ArrayList<>();
    private String metadata = "";
    private boolean persistent;

    private Builder() {}

    /** Choose a name that no other lab of this machine can choose. */
    public Builder name(String value) {
      name = value;
      return this;
    }

    public Builder uuid(UUID value) {
      uuid = value;
      return this;
    }

    public Builder vcpus(int value) {
      vcpus = value;
      return this;
    }

    public Builder memoryMib(int value) {
      memoryMib = value;
      return this;
    }

    public Builder pin(int vcpu, String hostCpus) {
      vcpuPins.put(vcpu, hostCpus);
      return this;
    }

    public Builder emulatorPin(String hostCpus) {
      emulatorPin = Optional.of(hostCpus);
      return this;
    }

    public Builder disk(GuestDisk disk) {
      disks.add(disk);
      return this;
    }

    public Builder port(NovaPort port) {
      ports.add(port);
      return this;
    }

    public Builder nova(NovaMetadata value) {
      return metadata(value.toXml());
    }

    /** Adds a disk, a port and the metadata of a small guest. */
    public Builder nova(String displayName) {
      NovaPort port = NovaPort.random("192.0.2.10");
      NovaFlavor flavor = NovaFlavor.of("m1.tiny", vcpus, memoryMib, 1);
      NovaOwner owner = NovaOwner.named("alice", "shop");
      return disk(GuestDisk.file("vda"))
          .port(port)
          .nova(NovaMetadata.of(displayName, flavor, owner).withPorts(List.of(port)));
    }

    /** Well-formed XML for the metadata element, of any namespace and content. */
    public Builder metadata(String xml) {
      metadata = xml;
      return this;
    }

    public Builder persistent() {
      persistent = true;
      return this;
    }

    public GuestSpec build() {
      return new GuestSpec(
          name, uuid, vcpus, memoryMib, vcpuPins, emulatorPin, disks, ports, metadata, persistent);
    }
  }
}
