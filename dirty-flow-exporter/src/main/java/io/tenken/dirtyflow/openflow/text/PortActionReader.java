package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.Action;
import io.tenken.dirtyflow.openflow.PortRef;
import io.tenken.dirtyflow.openflow.Spelling;
import io.tenken.dirtyflow.openflow.Subfield;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads the terms that name a port: where a packet goes, or where it is said to come from. */
final class PortActionReader {

  private static final AsciiWord CONNTRACK = new AsciiWord(",ct");

  private PortActionReader() {}

  static Action reserved(Verb verb, Term term) {
    ActionsReader.requireBare(term);
    PortRef port = PortRef.reserved(verb.name()).orElseThrow();
    return new Action.Output(port, OptionalLong.empty());
  }

  static Action output(Term term) {
    if (term.form() == Term.Form.PARENTHESES) {
      Parameters parameters = Parameters.of(term);
      OptionalLong maxLength = OptionalLong.of(parameters.number("max_len", 32));
      PortRef port = PortText.read(parameters.text("port"));
      parameters.requireNoOther();
      return new Action.Output(port, maxLength);
    }
    if (term.argStart() < term.argEnd() && term.bytes()[term.argStart()] == '"') {
      return to(PortText.read(term.bytes(), term.argStart(), term.argEnd()));
    }
    Subfield source = SubfieldText.find(term.bytes(), term.argStart(), term.argEnd());
    if (source != null) {
      return new Action.OutputField(source);
    } else if (Numbers.indexOf(term.bytes(), term.argStart(), term.argEnd(), '[') >= 0) {
      throw new UnknownFieldException(term.argument());
    }
    return to(PortText.read(term.bytes(), term.argStart(), term.argEnd()));
  }

  /** What a port alone means: the controller is sent whole packets, as {@code CONTROLLER} says. */
  static Action to(PortRef port) {
    return port.equals(PortRef.CONTROLLER)
        ? ControllerReader.packets(ControllerReader.WHOLE_PACKET)
        : new Action.Output(port, OptionalLong.empty());
  }

  static Action enqueue(Term term) {
    boolean parentheses = term.form() == Term.Form.PARENTHESES;
    int separator = term.lastIndexOf(parentheses ? ',' : ':');
    if (separator < 0) {
      throw Numbers.expected("a port and a queue", term.bytes(), term.argStart(), term.argEnd());
    }
    return new Action.Enqueue(
        PortText.read(term.bytes(), term.argStart(), separator),
        Numbers.number(term.bytes(), separator + 1, term.argEnd()));
  }

  static Action resubmit(Term term) {
    if (term.form() == Term.Form.COLON) {
      PortRef port = PortText.read(term.bytes(), term.argStart(), term.argEnd());
      return new Action.Jump(OptionalInt.empty(), Optional.of(port), false, Spelling.PLAIN);
    }
    byte[] bytes = term.bytes();
    int portEnd = Term.end(bytes, term.argStart(), term.argEnd());
    int tableStart = Math.min(portEnd + 1, term.argEnd());
    int tableEnd = Term.end(bytes, tableStart, term.argEnd());
    boolean conntrack = CONNTRACK.startsAt(bytes, tableEnd, term.argEnd());
    if (portEnd == term.argEnd() || tableEnd + (conntrack ? 3 : 0) != term.argEnd()) {
      throw Numbers.expected("a port and a table", bytes, term.argStart(), term.argEnd());
    }
    Optional<PortRef> port = otherPort(bytes, term.argStart(), portEnd);
    OptionalInt table = OptionalInt.empty();
    if (tableStart < tableEnd) {
      table = OptionalInt.of((int) Numbers.number(bytes, tableStart, tableEnd, 8));
    }
    return new Action.Jump(table, port, conntrack, Spelling.PLAIN);
  }

  /** The port that the packet is said to come from; empty if it is the one that it came from. */
  private static Optional<PortRef> otherPort(byte[] bytes, int start, int end) {
    if (start == end) {
      return Optional.empty();
    }
    PortRef port = PortText.read(bytes, start, end);
    return port.equals(PortRef.IN_PORT) ? Optional.empty() : Optional.of(port);
  }
}
