package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.Action;
import io.tenken.dirtyflow.openflow.FlowSyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code ct(...)} with its {@code nat(...)} and {@code exec(...)}. */
final class ConntrackReader {

  private static final Set<String> NAT_FLAGS = Set.of("persistent", "hash", "random");
  private static final WordTable<Part> PARTS = new WordTable<>(Part.words());

  private final ActionsReader actions;

  /** What can stand within the parentheses, each of them once. */
  private enum Part {
    COMMIT,
    FORCE,
    TABLE,
    ZONE,
    ALG,
    NAT,
    EXEC;

    static Map<String, Part> words() {
      return Arrays.stream(values())
          .collect(Collectors.toMap(part -> part.name().toLowerCase(Locale.ROOT), part -> part));
    }
  }

  /** The parts that were read so far. */
  private static final class Parts {
    private final EnumSet<Part> seen = EnumSet.noneOf(Part.class);
    private OptionalInt table = OptionalInt.empty();
    private Optional<Action.Zone> zone = Optional.empty();
    private Optional<Action.Nat> nat = Optional.empty();
    private String algorithm = "";
    private List<Action> exec = List.of();

    Action.Conntrack build() {
      boolean commit = seen.contains(Part.COMMIT);
      boolean force = seen.contains(Part.FORCE);
      return new Action.Conntrack(commit, force, table, zone, nat, algorithm, exec);
    }
  }

  ConntrackReader(ActionsReader actions) {
    this.actions = actions;
  }

  Action read(Term term, PacketState packet) {
    if (term.form() == Term.Form.COLON) {
      throw Numbers.expected("ct(...)", term.bytes(), term.start(), term.end());
    }
    Parts parts = new Parts();
    int at = term.argStart();
    while (at < term.argEnd()) {
      int stop = Term.end(term.bytes(), at, term.argEnd());
      part(term.bytes(), at, stop, packet, parts);
      at = stop + 1;
    }
    return parts.build();
  }

  private void part(byte[] bytes, int start, int end, PacketState packet, Parts parts) {
    int nameEnd = Ascii.wordEnd(bytes, start, end);
    Part part = PARTS.find(bytes, start, nameEnd);
    if (part == null) {
      throw noPart(bytes, start, end);
    } else if (!parts.seen.add(part)) {
      throw Numbers.expected("told once", bytes, start, end);
    }
    int value = nameEnd + 1;
    switch (part) {
      case COMMIT, FORCE -> {
        if (nameEnd != end) {
          throw noPart(bytes, start, end);
        }
      }
      case NAT -> parts.nat = Optional.of(nat(nested(bytes, start, end)));
      case EXEC -> {
        Term exec = nested(bytes, start, end);
        ActionsReader.requireParentheses(exec);
        parts.exec = actions.nested(bytes, exec.argStart(), exec.argEnd(), packet);
      }
      case TABLE, ZONE, ALG -> {
        if (value >= end || bytes[nameEnd] != '=') {
          throw noPart(bytes, start, end);
        }
        setting(part, bytes, value, end, parts);
      }
    }
  }

  private static void setting(Part part, byte[] bytes, int start, int end, Parts parts) {
    switch (part) {
      case TABLE -> parts.table = OptionalInt.of((int) Numbers.number(bytes, start, end, 8));
      case ZONE -> parts.zone = Optional.of(zone(bytes, start, end));
      default -> parts.algorithm = Numbers.exactText(bytes, start, end);
    }
  }

  /** What stands around a part in parentheses must not be lost. */
  private static Term nested(byte[] bytes, int start, int end) {
    Term part = Term.of(bytes, start, end);
    if (part.wordEnd() == start || part.form() == Term.Form.COLON || part.hasSuffix()) {
      throw noPart(bytes, start, end);
    }
    return part;
  }

  private static FlowSyntaxException noPart(byte[] bytes, int start, int end) {
    return Numbers.expected("a part of ct(...)", bytes, start, end);
  }

  private static Action.Zone zone(byte[] bytes, int start, int end) {
    return Ascii.isDigit(bytes[start])
        ? new Action.Zone((int) Numbers.number(bytes, start, end, 16), Optional.empty())
        : new Action.Zone(0, Optional.of(SubfieldText.read(bytes, start, end)));
  }

  private static Action.Nat nat(Term term) {
    if (term.form() != Term.Form.PARENTHESES) {
      return new Action.Nat("", "", List.of());
    }
    String direction = "";
    String range = "";
    List<String> flags = new ArrayList<>();
    for (String item : term.argument().split(",", -1)) {
      int equals = item.indexOf('=');
      String name = equals < 0 ? item : item.substring(0, equals);
      if (direction.isEmpty() && (name.equals("src") || name.equals("dst"))) {
        direction = name;
        range = equals < 0 ? "" : item.substring(equals + 1);
      } else if (NAT_FLAGS.contains(item) && !flags.contains(item)) {
        flags.add(item);
      } else {
        throw Numbers.expected("nat(...)", term.bytes(), term.start(), term.end());
      }
    }
    return new Action.Nat(direction, range, flags);
  }
}
