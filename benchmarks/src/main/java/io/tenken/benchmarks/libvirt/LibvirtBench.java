package io.tenken.benchmarks.libvirt;

import io.tenken.benchmarks.libvirt.Measurement.Machine;
import io.tenken.testkit.lab.libvirt.Guest;
import io.tenken.testkit.lab.libvirt.GuestSpec;
import io.tenken.testkit.lab.libvirt.LibvirtLab;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Prints a table of scrapes on 10, 50 and 100 real guests: Debian's exporter and ours in turns, so
 * that both see the same noise.
 *
 * <p>Arguments: the launcher of {@code dist/}, and numbers of guests.
 */
public final class LibvirtBench {

  private static final int WARM_UP = 30;
  private static final int ROUNDS = 4;
  private static final int SCRAPES_A_ROUND = 5;
  private static final List<Integer> SIZES = List.of(10, 50, 100);

  private final PrintStream out;
  private final String launcher;

  private LibvirtBench(PrintStream out, String launcher) {
    this.out = out;
    this.launcher = launcher;
  }

  public static void main(String[] args) throws Exception {
    List<Integer> sizes =
        args.length > 1 ? Arrays.stream(args).skip(1).map(Integer::valueOf).toList() : SIZES;
    new LibvirtBench(System.out, args[0]).run(sizes);
  }

  private void run(List<Integer> sizes) throws Exception {
    try (LibvirtLab lab = LibvirtLab.start()) {
      List<Guest> guests = new ArrayList<>();
      out.println(Table.SCRAPES);
      for (int size : sizes) {
        guests.addAll(lab.startGuests(GuestSpec.novaGuests(size - guests.size())));
        compare(lab, guests);
      }
      out.println();
      out.println(Table.STUCK);
      stuck(lab, guests, 1);
      stuck(lab, guests, 3);
      out.println();
      memory(lab);
    }
  }

  private void compare(LibvirtLab lab, List<Guest> guests) throws Exception {
    Machine machine = machine(lab, guests);
    try (Peer debian = Peer.debian(lab.adminUri());
        Peer tenken = Peer.tenken(launcher, lab.uri())) {
      warmUp(debian, WARM_UP / 6);
      warmUp(tenken, WARM_UP);
      List<Measurement> theirs = new ArrayList<>();
      List<Measurement> ours = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        theirs.add(Measurement.of(debian, machine, SCRAPES_A_ROUND));
        ours.add(Measurement.of(tenken, machine, SCRAPES_A_ROUND));
      }
      Table.scrapes(out, guests.size(), Table.median(theirs), Table.median(ours));
    }
  }

  private void stuck(LibvirtLab lab, List<Guest> guests, int count) throws Exception {
    Machine machine = machine(lab, guests);
    try (Peer tenken = Peer.tenken(launcher, lab.uri())) {
      warmUp(tenken, WARM_UP);
      Measurement healthy = Measurement.of(tenken, machine, ROUNDS * SCRAPES_A_ROUND);
      List<Guest> stopped = guests.subList(0, count);
      stopped.forEach(Guest::freeze);
      try {
        Measurement first = Measurement.of(tenken, machine, 1);
        Measurement later = Measurement.of(tenken, machine, ROUNDS * SCRAPES_A_ROUND);
        Table.stuck(out, count + " of " + guests.size(), healthy, first, later);
      } finally {
        stopped.forEach(Guest::thaw);
      }
    }
  }

  private void memory(LibvirtLab lab) throws Exception {
    try (Peer tenken = Peer.tenken(launcher, lab.uri())) {
      warmUp(tenken, 200);
      long before = CpuClock.residentKib(java(tenken));
      warmUp(tenken, 1000);
      long after = CpuClock.residentKib(java(tenken));
      out.printf(
          "Resident memory: %d MiB after 200 scrapes, %d MiB after 1,000 more.%n",
          before / 1024, after / 1024);
    }
  }

  /** The launcher becomes the Java process, or has it as its child. */
  private static long java(Peer peer) {
    return peer.pids().get(peer.pids().size() - 1);
  }

  private static void warmUp(Peer peer, int scrapes) throws IOException, InterruptedException {
    for (int i = 0; i < scrapes; i++) {
      peer.scrape();
    }
  }

  private static Machine machine(LibvirtLab lab, List<Guest> guests) {
    return new Machine(List.of(lab.daemonPid()), guests.stream().map(Guest::pid).toList());
  }
}
