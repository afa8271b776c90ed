package io.tenken.testkit.lab.libvirt;

import io.tenken.testkit.lab.Command;
import io.tenken.testkit.lab.LabPart;
import java.time.Duration;

/**
 * Whether qemu can use the kernel's virtualization here: tried out, because a device proves little.
 */
final class Virtualization {

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private Virtualization() {}

  /** The {@code type} of libvirt's domain element that works here: {@code kvm} or {@code qemu}. */
  static String domainType() {
    String qemu = LabPart.program("qemu-system-x86_64");
    boolean kvmWorks =
        Command.of(
                qemu,
                "-nodefaults",
                "-display",
                "none",
                "-S",
                "-machine",
                "pc,accel=kvm",
                "-monitor",
                "stdio")
            .withInput("quit\n")
            .within(DEADLINE)
            .run()
            .succeeded();
    return kvmWorks ? "kvm" : "qemu";
  }
}
