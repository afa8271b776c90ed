package io.tenken.dirtyflow.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tenken.dirtyflow.openflow.Action;
import io.tenken.dirtyflow.openflow.Flow;
import io.tenken.dirtyflow.openflow.FlowHead;
import io.tenken.dirtyflow.openflow.text.FlowWriter;
import io.tenken.dirtyflow.openflow.text.SpellingMode;
import io.tenken.dirtyflow.openflow.text.TextSink;
import io.tenken.dirtyflow.table.FlowTable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntPredicate;

/** Prints the flows of a table, one at a time, so that half a million need no memory. */
final class FlowPrinter {

  private static final JsonFactory JSON = new JsonFactory();

  private final PrintStream out;
  private final SpellingMode spelling;
  private final TextSink sink = new TextSink();

  FlowPrinter(PrintStream out, SpellingMode spelling) {
    this.out = out;
    this.spelling = spelling;
  }

  /** Text that {@code ovs-ofctl add-flows} takes back; with counters it does not. */
  void text(FlowTable table, IntPredicate wanted, boolean counters) {
    FlowWriter writer = new FlowWriter(sink, spelling);
    for (int row = 0; row < table.size(); row++) {
      if (wanted.test(row)) {
        sink.clear();
        if (counters) {
          writer.write(table.flow(row), counters(table, row));
        } else {
          writer.write(table.flow(row));
        }
        sink.put('\n');
        out.write(sink.bytes(), 0, sink.length());
      }
    }
  }

  /** Columns for people: counters, match and actions. */
  void table(FlowTable table, IntPredicate wanted) {
    out.printf("%5s %6s %12s %10s  %s%n", "TABLE", "PRIO", "PACKETS", "AGE", "MATCH -> ACTIONS");
    FlowWriter writer = new FlowWriter(sink, spelling);
    for (int row = 0; row < table.size(); row++) {
      if (wanted.test(row)) {
        sink.clear();
        writer.writeMatch(table.flow(row));
        String match = sink.length() == 0 ? "any" : sink.toString();
        sink.clear();
        writer.writeActions(table.flow(row));
        out.printf(
            "%5d %6d %12s %10s  %s -> %s%n",
            table.table(row),
            table.priority(row),
            text(table.packets(row)),
            table.age(row).map(age -> age.toSeconds() + "s").orElse("-"),
            match,
            sink);
      }
    }
  }

  /** One object a flow, in one array. */
  void json(List<NamedDump> dumps, RowFilter wanted) {
    try (JsonGenerator json = JSON.createGenerator(new Unclosed(out))) {
      json.writeStartArray();
      for (NamedDump named : dumps) {
        FlowTable table = named.dump().table();
        for (int row = 0; row < table.size(); row++) {
          if (wanted.test(table, row)) {
            json.writeRaw('\n');
            object(json, named.name(), table, row);
          }
        }
      }
      json.writeEndArray();
      json.writeRaw('\n');
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Chooses rows of any table. */
  interface RowFilter {
    boolean test(FlowTable table, int row);
  }

  private void object(JsonGenerator json, String bridge, FlowTable table, int row)
      throws IOException {
    Flow flow = table.flow(row);
    json.writeStartObject();
    json.writeStringField("bridge", bridge);
    json.writeNumberField("table", flow.table());
    json.writeNumberField("priority", flow.priority());
    json.writeStringField("cookie", "0x" + Long.toHexString(flow.cookie()));
    number(json, "packets", table.packets(row));
    number(json, "bytes", table.bytes(row));
    if (table.age(row).isPresent()) {
      json.writeNumberField("age_seconds", table.age(row).get().toMillis() / 1000.0);
    }
    json.writeNumberField("idle_timeout", flow.idleTimeout());
    json.writeNumberField("hard_timeout", flow.hardTimeout());
    json.writeNumberField("importance", flow.importance());
    strings(json, "flags", flow.flags().words());
    FlowWriter writer = new FlowWriter(sink, spelling);
    sink.clear();
    writer.writeMatch(flow);
    json.writeStringField("match", sink.toString());
    json.writeArrayFieldStart("actions");
    for (Action action : flow.actions()) {
      sink.clear();
      writer.writeAction(action, flow.table());
      json.writeString(sink.toString());
    }
    json.writeEndArray();
    json.writeBooleanField("opaque", table.hasOpaqueParts(row));
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String name, OptionalLong value)
      throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(name, value.getAsLong());
    }
  }

  private static void strings(JsonGenerator json, String name, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private static String text(OptionalLong counter) {
    return counter.isPresent() ? Long.toUnsignedString(counter.getAsLong()) : "-";
  }

  private static FlowHead counters(FlowTable table, int row) {
    FlowHead head = new FlowHead();
    table.age(row).ifPresent(age -> head.durationNanos(age.toNanos()));
    table.packets(row).ifPresent(head::packets);
    table.bytes(row).ifPresent(head::bytes);
    table.idleAge(row).ifPresent(head::idleAge);
    table.hardAge(row).ifPresent(head::hardAge);
    return head;
  }

  /** The stream of the command, which is not ours to close. */
  private static final class Unclosed extends OutputStream {
    private final PrintStream out;

    Unclosed(PrintStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) {
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      out.write(bytes, offset, length);
    }
  }
}
