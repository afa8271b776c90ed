package io.tenken.dirtyflow.dump;

/**
 * A line of a dump that should not be there, or that could not be read.
 *
 * @param line its number, from 1
 * @param kind what is wrong with it
 * @param detail the reason, or the start of the line, without control characters
 */
public record DumpProblem(long line, Kind kind, String detail) {

  /** What can be wrong with a line. */
  public enum Kind {
    UNPARSED("is no flow that we can read", "report the line; it is not counted as a flow"),
    DECODE_ERROR(
        "says that ovs-ofctl could not decode the reply; flows after it are lost",
        "dump with -O OpenFlow14,OpenFlow13, which can carry every flow"),
    HEX_DUMP(
        "is part of a hex dump that follows a decode error",
        "dump with -O OpenFlow14,OpenFlow13, which can carry every flow"),
    TRUNCATED("has no line end, so it may be cut off", "make the dump again"),
    HUGE("is longer than any flow", "make the dump again; the line was skipped"),
    REPEATED(
        "repeats the table, priority and match of another, which no switch holds twice",
        "read one dump at a time; if it is one, the text of the switch leaves a part of the match out:"
            + " dump with the native source"),
    FOREIGN("is neither a flow nor anything that ovs-ofctl prints", "remove it from the file");

    private final String meaning;
    private final String remedy;

    Kind(String meaning, String remedy) {
      this.meaning = meaning;
      this.remedy = remedy;
    }

    /** True if the other lines of the dump can be trusted all the same. */
    public boolean concernsItsLineOnly() {
      return this == UNPARSED || this == REPEATED;
    }

    /** The second half of a sentence that begins with the line. */
    public String meaning() {
      return meaning;
    }

    /** What to do about it. */
    public String remedy() {
      return remedy;
    }
  }

  @Override
  public String toString() {
    return "line %d %s (%s): %s".formatted(line, kind.meaning(), detail, kind.remedy());
  }
}
