package io.tenken.testkit.lab.libvirt;

import java.io.IOException;
import java.util.List;

/** Runs a lab with nova guests until its standard input ends: for the demo and for benchmarks. */
public final class LibvirtLabMain {

  private LibvirtLabMain() {}

  /**
   * Prints {@code uri=...}, {@code socket_directory=...} and {@code guests=...}, a line each, when
   * all guests run.
   *
   * @param arguments the number of guests (default 3)
   */
  public static void main(String[] arguments) throws IOException {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    try (LibvirtLab lab = LibvirtLab.start()) {
      List<Guest> guests = lab.startGuests(GuestSpec.novaGuests(count));
      System.out.println("uri=" + lab.uri());
      System.out.println("socket_directory=" + lab.socketDirectory());
      System.out.println("guests=" + guests.size());
      while (System.in.read() >= 0) {
        // the end of the input is the request to stop
      }
    }
  }
}
