package io.tenken.benchmarks.units;

import io.tenken.testkit.lab.systemd.SystemdLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What questions to systemd take and cost, summed up over many of them. For one thread. */
final class Cost {

  private static final double NANOS_PER_MILLI = 1e6;

  private final List<Double> millis = new ArrayList<>();
  private double systemd;
  private double bus;

  /** Something that asks systemd. */
  @FunctionalInterface
  interface Question {
    void ask() throws Exception;
  }

  /** Asks, and adds what it took. */
  void add(SystemdLab lab, int times, Question question) throws Exception {
    long busPid = lab.busPid();
    double systemdBefore = cpu(lab.pid());
    double busBefore = cpu(busPid);
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      question.ask();
      millis.add((System.nanoTime() - start) / NANOS_PER_MILLI);
    }
    systemd += cpu(lab.pid()) - systemdBefore;
    bus += cpu(busPid) - busBefore;
  }

  double median() {
    return millis.stream().sorted().toList().get(millis.size() / 2);
  }

  /** Milliseconds of CPU of systemd for one question. */
  double systemdCpu() {
    return systemd / millis.size();
  }

  /** Milliseconds of CPU of dbus-daemon for one question. */
  double busCpu() {
    return bus / millis.size();
  }

  double cpu() {
    return systemdCpu() + busCpu();
  }

  /** Both daemons have one thread. */
  private static double cpu(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "schedstat"));
    return Long.parseLong(stat.split(" ", 2)[0]) / NANOS_PER_MILLI;
  }
}
