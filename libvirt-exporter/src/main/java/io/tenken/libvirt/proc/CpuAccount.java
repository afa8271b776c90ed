package io.tenken.libvirt.proc;

import io.tenken.libvirt.api.CpuStats;
import java.io.File;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The CPU time of a control group. */
sealed interface CpuAccount {

  CpuStats read(ProcReader reader) throws IOException;

  static CpuAccount version1(File group) {
    return new Version1(new File(group, "cpuacct.usage"), new File(group, "cpuacct.stat"));
  }

  static CpuAccount version2(File group) {
    return new Version2(new File(group, "cpu.stat"));
  }

  /**
   * By the first version of control groups.
   *
   * @param usage {@code cpuacct.usage}: nanoseconds
   * @param stat {@code cpuacct.stat}: user and system in hundredths of a second
   */
  record Version1(File usage, File stat) implements CpuAccount {

    private static final Pattern USAGE = Pattern.compile("(\\d{1,18})\n");
    private static final Pattern STAT = Pattern.compile("user (\\d{1,10})\nsystem (\\d{1,10})\n");
    private static final long NANOS_PER_TICK = 10_000_000;

    @Override
    public CpuStats read(ProcReader reader) throws IOException {
      Matcher time = found(USAGE, usage, reader);
      Matcher modes = found(STAT, stat, reader);
      return stats(
          number(time, 1), number(modes, 1) * NANOS_PER_TICK, number(modes, 2) * NANOS_PER_TICK);
    }
  }

  /**
   * By the second version.
   *
   * @param stat {@code cpu.stat}: microseconds
   */
  record Version2(File stat) implements CpuAccount {

    private static final Pattern STAT =
        Pattern.compile("usage_usec (\\d{1,15})\nuser_usec (\\d{1,15})\nsystem_usec (\\d{1,15})\n");
    private static final long NANOS_PER_MICRO = 1000;

    @Override
    public CpuStats read(ProcReader reader) throws IOException {
      Matcher times = found(STAT, stat, reader);
      return stats(
          number(times, 1) * NANOS_PER_MICRO,
          number(times, 2) * NANOS_PER_MICRO,
          number(times, 3) * NANOS_PER_MICRO);
    }
  }

  private static Matcher found(Pattern pattern, File file, ProcReader reader) throws IOException {
    Matcher matcher = pattern.matcher(reader.read(file));
    if (!matcher.lookingAt()) {
      throw new IOException(file + ": expected " + pattern);
    }
    return matcher;
  }

  private static long number(Matcher matcher, int group) {
    return Long.parseLong(matcher.group(group));
  }

  private static CpuStats stats(long time, long user, long system) {
    return new CpuStats(
        OptionalLong.of(time),
        OptionalLong.of(user),
        OptionalLong.of(system),
        OptionalLong.empty(),
        OptionalLong.empty());
  }
}
