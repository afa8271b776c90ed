package io.tenken.testkit.lab.docker;

import io.tenken.testkit.lab.LabDirectory;
import io.tenken.testkit.lab.LabPart;
import java.util.ArrayList;
import java.util.List;

/**
 * How dockerd is started so that it shares nothing with another one: its own directories, bridge
 * and control group; no firewall rules; mounts in a namespace that ends with it.
 */
final class DockerHome {

  // What dockerd and containerd use wherever their options point.
  private static final String ENTER =
      """
      #!/bin/sh
      set -e
      cover() {
        mkdir -p "$1" "$2"
        mount --bind "$1" "$2"
      }
      cover 'LAB/etc' /etc/docker
      cover 'LAB/run' /run/docker
      cover 'LAB/containerd' /run/containerd
      cover 'LAB/opt' /opt/containerd
      exec "$@"
      """;

  private DockerHome() {}

  static List<String> command(LabDirectory lab, String host, String bridge) {
    String enter = lab.write("enter", ENTER.replace("LAB", lab.path().toString())).toString();
    List<String> command = new ArrayList<>();
    command.addAll(List.of(LabPart.program("unshare"), "--mount", "--propagation", "private"));
    command.addAll(List.of("/bin/sh", enter, LabPart.program("dockerd")));
    command.addAll(List.of("--host", host, "--bridge", bridge));
    command.addAll(List.of("--data-root", lab.resolve("data").toString()));
    command.addAll(List.of("--exec-root", lab.resolve("exec").toString()));
    command.addAll(List.of("--pidfile", lab.resolve("dockerd.pid").toString()));
    command.addAll(List.of("--cgroup-parent", "/" + lab.controlGroup()));
    command.addAll(List.of("--exec-opt", "native.cgroupdriver=cgroupfs"));
    command.addAll(List.of("--storage-driver", "overlay2", "--shutdown-timeout", "3"));
    command.addAll(List.of("--iptables=false", "--ip6tables=false"));
    command.addAll(List.of("--ip-forward=false", "--ip-masq=false"));
    return command;
  }
}
