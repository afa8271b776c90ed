package io.tenken.dirtyflow.dump;

import io.tenken.dirtyflow.openflow.ByteSlice;
import io.tenken.dirtyflow.openflow.FlowHead;
import io.tenken.dirtyflow.openflow.FlowSyntaxException;
import io.tenken.dirtyflow.openflow.Match;
import io.tenken.dirtyflow.openflow.text.ActionsReader;
import io.tenken.dirtyflow.openflow.text.FlowLineReader;
import io.tenken.dirtyflow.openflow.text.LineKind;
import io.tenken.dirtyflow.table.FlowTable;
import io.tenken.dirtyflow.table.FlowTableBuilder;
import io.tenken.dirtyflow.table.StableHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one dump. Every line is accounted for: it is a flow, a header, a log line, blank, or a
 * {@link DumpProblem}. One instance reads one stream.
 */
public final class DumpReader {

  private static final int MAX_PROBLEMS = 100;
  private static final int MAX_DETAIL = 160;

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

  /**
   * @param previous the dump before of the same source, whose unchanged flows are taken over; its
   *     hash keys must be those of {@code hash}
   */
  public DumpReader(StableHash hash, Optional<FlowTable> previous) {
    this.hash = hash;
    this.builder = new FlowTableBuilder(previous);
  }

  /** Reads to the end of the stream, which stays open. */
  public FlowDump read(InputStream source) throws IOException {
    LineReader lines = new LineReader(source);
    while (lines.next()) {
      line(lines);
    }
    FlowTable table = builder.build();
    return new FlowDump(
        table, builder.changes(table), version, headers, logLines, problemCount, problems);
  }

  private void line(LineReader line) {
    LineKind kind = LineKind.of(line.buffer(), line.start(), line.end());
    if (line.huge()) {
      problem(line, DumpProblem.Kind.HUGE, "more than " + LineReader.MAX_LINE + " bytes");
      return;
    } else if (!line.terminated() && kind != LineKind.BLANK) {
      problem(line, DumpProblem.Kind.TRUNCATED, text(line));
    }
    switch (kind) {
      case FLOW -> flow(line);
      case HEADER -> header(line);
      case LOG -> logLines++;
      case BLANK -> {}
      case DECODE_ERROR -> problem(line, DumpProblem.Kind.DECODE_ERROR, text(line));
      case HEX_DUMP -> problem(line, DumpProblem.Kind.HEX_DUMP, text(line));
      case OTHER -> problem(line, DumpProblem.Kind.FOREIGN, text(line));
    }
  }

  private void flow(LineReader line) {
    try {
      byte[] bytes = line.buffer();
      int rest = lineReader.head(bytes, line.start(), line.end(), head);
      hash.begin();
      hash.add(head);
      hash.add(bytes, rest, line.end());
      hash.finish();
      if (!builder.reuse(hash, head)) {
        newFlow();
      }
    } catch (FlowSyntaxException wrong) {
      problem(line, DumpProblem.Kind.UNPARSED, wrong.reason());
    }
  }

  private void newFlow() {
    boolean known = lineReader.rest(head, actions);
    boolean knownActions = checkActions();
    builder.add(hash, head, lineReader.match(), actions);
    if (!known || !knownActions) {
      builder.markOpaque();
    }
  }

  /** Reads the actions only to see that they can be read; they are stored as text. */
  private boolean checkActions() {
    actionsReader.read(actions.bytes(), actions.start(), actions.end(), Match.ANY);
    return actionsReader.opaqueTerms() == 0;
  }

  private void header(LineReader line) {
    headers++;
    String text = text(line);
    int open = text.indexOf("(OF");
    int close = text.indexOf(')', Math.max(open, 0));
    if (open >= 0 && close > open) {
      version = Optional.of(text.substring(open + 1, close));
    } else if (version.isEmpty()) {
      version = Optional.of("OF1.0");
    }
  }

  private void problem(LineReader line, DumpProblem.Kind kind, String detail) {
    problemCount++;
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(new DumpProblem(line.number(), kind, printable(detail)));
    }
  }

  private static String text(LineReader line) {
    int length = Math.min(line.end() - line.start(), MAX_DETAIL);
    return new String(line.buffer(), line.start(), length, StandardCharsets.UTF_8);
  }

  private static String printable(String text) {
    String cut = text.length() > MAX_DETAIL ? text.substring(0, MAX_DETAIL) + "..." : text;
    StringBuilder clean = new StringBuilder(cut.length());
    cut.chars().forEach(c -> clean.append(Character.isISOControl(c) ? '\ufffd' : (char) c));
    return clean.toString();
  }
}
