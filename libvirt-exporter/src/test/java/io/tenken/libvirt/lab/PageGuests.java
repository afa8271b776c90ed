package io.tenken.libvirt.lab;

import io.tenken.core.spi.CollectorSource;
import io.tenken.testkit.lab.Await;
import io.tenken.testkit.lab.libvirt.Guest;
import io.tenken.testkit.lab.libvirt.GuestDisk;
import io.tenken.testkit.lab.libvirt.GuestSpec;
import io.tenken.testkit.lab.libvirt.LibvirtLab;
import io.tenken.testkit.lab.libvirt.NovaFlavor;
import io.tenken.testkit.lab.libvirt.NovaImage;
import io.tenken.testkit.lab.libvirt.NovaMetadata;
import io.tenken.testkit.lab.libvirt.NovaOwner;
import io.tenken.testkit.lab.libvirt.NovaPort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The guests of the golden page: a few of each kind that nova and others make. */
final class PageGuests implements AutoCloseable {

  private static final Duration MEASUREMENT = Duration.ofSeconds(20);
  private static final String FOREIGN = "<x:app xmlns:x='http://example.org/x'/>";

  /** What the test has chosen, and libvirt's answers that follow from it. */
  private static final Set<String> CHOSEN =
      Set.of(
          "libvirt_up",
          "libvirt_domains",
          "libvirt_domain_state_code",
          "libvirt_domain_state_reason_code",
          "libvirt_domain_info_virtual_cpus",
          "libvirt_domain_info_maximum_memory_bytes",
          "libvirt_domain_info_memory_usage_bytes",
          "libvirt_domain_memory_stats_current_balloon_bytes",
          "libvirt_domain_memory_stats_maximum_bytes",
          "libvirt_domain_vcpu_current",
          "libvirt_domain_vcpu_maximum",
          "libvirt_domain_pinned_vcpus",
          "libvirt_domain_vcpu_pin_cpu",
          "libvirt_domain_block_stats_capacity_bytes",
          "libvirt_domain_block_stats_limit_bytes_per_second",
          "libvirt_domain_block_stats_limit_requests_per_second",
          "libvirt_domain_openstack_flavor_memory_bytes",
          "libvirt_domain_openstack_flavor_disk_bytes",
          "libvirt_domain_openstack_flavor_swap_bytes",
          "libvirt_domain_openstack_flavor_ephemeral_bytes",
          "libvirt_domain_openstack_flavor_vcpus",
          "libvirt_domain_openstack_metadata_timestamp_seconds",
          "libvirt_domain_openstack_metadata_problems",
          "libvirt_domain_stats_complete",
          "libvirt_domain_migrations_total",
          "libvirt_domain_snapshots",
          "libvirt_storage_pool_state");

  /** The machine's affair. */
  private static final Map<String, String> OF_THE_MACHINE =
      Map.of(
          "hostname", "compute-7",
          "host", "compute-7",
          "model", "EPYC-Rome",
          "hypervisor_running", "7.2.22",
          "libvirtd_running", "9.0.0",
          "libvirt_library", "9.0.0",
          "os_type_machine", "pc-i440fx-7.2");

  private final LibvirtLab lab;
  private final List<GuestSpec> specs;

  private PageGuests(LibvirtLab lab) {
    this.lab = lab;
    this.specs = specs();
    List<Guest> running = lab.startGuests(specs.subList(0, specs.size() - 1));
    lab.define(specs.get(specs.size() - 1));
    Guest first = running.get(0);
    lab.virsh("blkdeviotune", first.name(), "vda", "--total-iops-sec", "500").orThrow();
    lab.virsh("blkdeviotune", first.name(), "vda", "--write-bytes-sec", "1048576").orThrow();
    lab.virsh("snapshot-create-as", first.name(), "monday", "--disk-only").orThrow();
    running.get(1).suspend();
    makePool();
    measureDirtyRate(first);
  }

  static PageGuests start() {
    LibvirtLab lab = LibvirtLab.start();
    try {
      return new PageGuests(lab);
    } catch (RuntimeException e) {
      lab.close();
      throw e;
    }
  }

  String uri() {
    return lab.uri();
  }

  /** The collectors of this source, with what only this run has replaced. */
  CollectorSource settled(CollectorSource source) {
    return new SettledSource(source, CHOSEN, names(), OF_THE_MACHINE);
  }

  /** In the order in which the exporter lists them, by their names. */
  private static List<GuestSpec> specs() {
    int first = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE - 10);
    List<GuestSpec> specs = new ArrayList<>();
    specs.add(dedicated().name(name(first)).build());
    specs.add(GuestSpec.builder().nova("web-1").name(name(first + 1)).build());
    specs.add(fromVolume().name(name(first + 2)).build());
    specs.add(
        GuestSpec.builder()
            .disk(GuestDisk.file("vda"))
            .metadata(FOREIGN)
            .name(name(first + 3))
            .build());
    specs.add(GuestSpec.builder().nova("sleeper").persistent().name(name(first + 4)).build());
    return specs;
  }

  private static String name(int number) {
    return "instance-%08x".formatted(number);
  }

  /** As nova 33 starts a guest with CPUs of its own. */
  private static GuestSpec.Builder dedicated() {
    NovaPort port = NovaPort.random("192.0.2.10", "2001:db8::10");
    NovaFlavor flavor =
        NovaFlavor.of("c1.dedicated", 2, 16, 1)
            .withSwapAndEphemeral(1, 2)
            .withId("42", Map.of("hw:cpu_policy", "dedicated", "hw:cpu_thread_policy", "prefer"));
    NovaImage image = new NovaImage(new UUID(1, 2), "raw", Map.of("hw_disk_bus", "virtio"));
    return GuestSpec.builder()
        .pin(0, "0")
        .pin(1, "1")
        .persistent()
        .disk(GuestDisk.file("vda"))
        .port(port)
        .nova(
            NovaMetadata.of("db-1", flavor, NovaOwner.named("bob", "search"))
                .withPorts(List.of(port))
                .withImage("33.0.0", image));
  }

  /** As nova 12 started it, with a name that its tenant has thought about. */
  private static GuestSpec.Builder fromVolume() {
    NovaMetadata metadata =
        NovaMetadata.of(
                "odd \"name\" <&> \\ \u00e9",
                NovaFlavor.of("m1.tiny", 1, 16, 1),
                NovaOwner.named("N/A", "shop"))
            .asBefore23("12.0.6")
            .bootedFromVolume();
    return GuestSpec.builder()
        .vcpus(1)
        .disk(GuestDisk.file("vda"))
        .disk(GuestDisk.file("vdb"))
        .disk(GuestDisk.emptyCdrom("hda"))
        .nova(metadata);
  }

  private void makePool() {
    String target = lab.directory().resolve("disks").toString();
    lab.virsh("pool-create-as", "nova", "dir", "--target", target).orThrow();
  }

  /** By somebody else: the exporter only reads what was measured. */
  private void measureDirtyRate(Guest guest) {
    lab.virsh("domdirtyrate-calc", guest.name(), "--seconds", "1").orThrow();
    Await.until(
        "the dirty rate is measured",
        MEASUREMENT,
        () ->
            lab.virsh("domstats", "--dirtyrate", guest.name())
                .orThrow()
                .stdout()
                .contains("dirtyrate.megabytes_per_second"));
  }

  private Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put(lab.directory().toString(), "/lab");
    for (int i = 0; i < specs.size(); i++) {
      GuestSpec spec = specs.get(i);
      names.put(spec.name(), name(i + 1));
      names.put(spec.uuid().toString(), "7e0c0000-0000-4000-8000-%012x".formatted(i + 1));
      for (NovaPort port : spec.ports()) {
        names.put(port.tapDevice(), "tap%08x-00".formatted(i + 1));
        names.put(port.mac(), "fa:16:3e:00:00:%02x".formatted(i + 1));
        names.put(port.id().toString(), "%08x-0000-4000-8000-000000000000".formatted(i + 1));
      }
    }
    return names;
  }

  @Override
  public void close() {
    lab.close();
  }
}
