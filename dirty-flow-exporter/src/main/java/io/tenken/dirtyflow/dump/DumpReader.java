package io.tenken.dirtyflow.dump;

import io.tenken.core.untrusted.LabelText;
import io.tenken.dirtyflow.dump.LineSplitter.Ending;
import io.tenken.dirtyflow.openflow.ByteSlice;
import io.tenken.dirtyflow.openflow.FlowHead;
import io.tenken.dirtyflow.openflow.FlowSyntaxException;
import io.tenken.dirtyflow.openflow.Match;
import io.tenken.dirtyflow.openflow.text.ActionsReader;
import io.tenken.dirtyflow.openflow.text.FlowLineReader;
import io.tenken.dirtyflow.openflow.text.LineKind;
import io.tenken.dirtyflow.table.FlowTable;
import io.tenken.dirtyflow.table.FlowTableBuilder;
import io.tenken.dirtyflow.table.RepeatedKeys;
import io.tenken.dirtyflow.table.StableHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads one dump. Every line is accounted for: it is a flow, a header, a log line, blank, or a
 * {@link DumpProblem}. One instance reads one stream.
 */
public final class DumpReader {

  private static final int CHUNK = 1 << 18;
  private static final int MAX_PROBLEMS = 100;
  private static final int MAX_DETAIL = 160;

  private final LineSplitter lines = new LineSplitter(this::line);
  private final StableHash hash;
  private final FlowTableBuilder builder;
  private final FlowLineReader lineReader = new FlowLineReader();
  private final ActionsReader actionsReader = new ActionsReader();
  private final FlowHead head = new FlowHead();
  private final ByteSlice actions = new ByteSlice();
  private final List<DumpProblem> problems = new ArrayList<>();
  private Optional<String> version = Optional.empty();
  private int headers;
  private int logLines;
  private int problemCount;
  private long[] linesOfRows = new long[1 << 4];

  /**
   * @param previous the dump before of the same source, whose unchanged flows are taken over; its
   *     hash keys must be those of {@code hash}
   */
  public DumpReader(StableHash hash, Optional<FlowTable> previous) {
    this.hash = hash;
    this.builder = new FlowTableBuilder(previous);
  }

  /** Reads a stream to its end; it stays open. */
  public FlowDump read(InputStream source) throws IOException {
    byte[] piece = new byte[CHUNK];
    for (int read = source.read(piece); read >= 0; read = source.read(piece)) {
      accept(piece, read);
    }
    return finish();
  }

  /** Takes the next piece of the dump, {@code bytes[0, length)}; borders mean nothing. */
  public void accept(byte[] bytes, int length) {
    lines.accept(bytes, length);
  }

  /** The dump is at its end. */
  public FlowDump finish() {
    lines.finish();
    FlowTable table = builder.build();
    for (RepeatedKeys.Repeated flow : RepeatedKeys.in(table)) {
      long line = linesOfRows[flow.row()];
      problem(line, DumpProblem.Kind.REPEATED, "line " + linesOfRows[flow.earlier()]);
    }
    return new FlowDump(
        FlowDump.Origin.TEXT,
        table,
        builder.changes(table),
        version,
        headers,
        logLines,
        problemCount,
        problems);
  }

  private void line(byte[] bytes, int start, int end, Ending ending) {
    if (ending == Ending.HUGE) {
      problem(DumpProblem.Kind.HUGE, "more than " + LineSplitter.MAX_LINE + " bytes");
      return;
    }
    LineKind kind = LineKind.of(bytes, start, end);
    if (ending == Ending.CUT && kind != LineKind.BLANK) {
      problem(DumpProblem.Kind.TRUNCATED, text(bytes, start, end));
    }
    switch (kind) {
      case FLOW -> flow(bytes, start, end);
      case HEADER -> header(text(bytes, start, end));
      case LOG -> logLines++;
      case BLANK -> {}
      case DECODE_ERROR -> problem(DumpProblem.Kind.DECODE_ERROR, text(bytes, start, end));
      case HEX_DUMP -> problem(DumpProblem.Kind.HEX_DUMP, text(bytes, start, end));
      case OTHER -> problem(DumpProblem.Kind.FOREIGN, text(bytes, start, end));
    }
  }

  private void flow(byte[] bytes, int start, int end) {
    try {
      int rest = lineReader.head(bytes, start, end, head);
      hash.begin();
      hash.add(head);
      hash.add(bytes, rest, end);
      hash.finish();
      if (!builder.reuse(hash, head)) {
        newFlow();
      }
      remember(builder.size() - 1);
    } catch (FlowSyntaxException wrong) {
      problem(DumpProblem.Kind.UNPARSED, wrong.reason());
    }
  }

  private void newFlow() {
    boolean known = lineReader.rest(head, actions);
    int actionsId = builder.knownActions(actions);
    if (actionsId < 0) {
      // Read only to see that they can be read: they are kept as text.
      actionsReader.read(actions.bytes(), actions.start(), actions.end(), Match.ANY);
      actionsId = builder.newActions(actions, actionsReader.opaqueTerms() > 0);
    }
    builder.add(hash, head, lineReader.match(), actionsId);
    if (!known) {
      builder.markOpaque();
    }
  }

  private void remember(int row) {
    if (row == linesOfRows.length) {
      linesOfRows = Arrays.copyOf(linesOfRows, row * 2);
    }
    linesOfRows[row] = lines.number();
  }

  private void header(String text) {
    headers++;
    int open = text.indexOf("(OF");
    int close = text.indexOf(')', Math.max(open, 0));
    if (open >= 0 && close > open) {
      version = Optional.of(text.substring(open + 1, close));
    } else if (version.isEmpty()) {
      version = Optional.of("OF1.0");
    }
  }

  private void problem(DumpProblem.Kind kind, String detail) {
    problem(lines.number(), kind, detail);
  }

  private void problem(long line, DumpProblem.Kind kind, String detail) {
    problemCount++;
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(new DumpProblem(line, kind, printable(detail)));
    }
  }

  private static String text(byte[] bytes, int start, int end) {
    int length = Math.min(end - start, MAX_DETAIL);
    return new String(bytes, start, length, StandardCharsets.UTF_8);
  }

  private static String printable(String text) {
    String cut = text.length() > MAX_DETAIL ? text.substring(0, MAX_DETAIL) + "..." : text;
    return LabelText.clean(cut);
  }
}
