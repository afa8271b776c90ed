package io.tenken.testkit.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JVM that a lab directory belongs to: its pid, and its start time because pids come again.
 * Written as {@code p1234s56789}.
 *
 * @param startTicks since the machine's start, so that no change of the clock alters it
 */
record LabOwner(long pid, long startTicks) {

  private static final Pattern WRITTEN = Pattern.compile("-p(\\d{1,18})s(\\d{1,18})-");

  /** Field 22 of {@code /proc/PID/stat}, for states (field 3) other than zombie and dead. */
  private static final Pattern STAT = Pattern.compile("\\) [^ZXx] (?:\\S+ ){18}(\\d+) ");

  static LabOwner self() {
    long pid = ProcessHandle.current().pid();
    return living(pid).orElseThrow(() -> new LabException("cannot read /proc/" + pid + "/stat"));
  }

  /** The owner that a directory name carries; empty for names that are not of this form. */
  static Optional<LabOwner> in(String directoryName) {
    Matcher matcher = WRITTEN.matcher(directoryName);
    return matcher.find()
        ? Optional.of(
            new LabOwner(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  boolean isAlive() {
    return living(pid).filter(this::equals).isPresent();
  }

  private static Optional<LabOwner> living(long pid) {
    try {
      Matcher stat = STAT.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
      return stat.find()
          ? Optional.of(new LabOwner(pid, Long.parseLong(stat.group(1))))
          : Optional.empty();
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "p" + pid + "s" + startTicks;
  }
}
