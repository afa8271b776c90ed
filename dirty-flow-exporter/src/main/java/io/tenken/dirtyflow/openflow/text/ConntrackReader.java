package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.Action;
import io.tenken.dirtyflow.openflow.Subfield;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads {@code ct(...)} with its {@code nat(...)} and {@code exec(...)}. */
final class ConntrackReader {

  private static final Set<String> NAT_FLAGS = Set.of("persistent", "hash", "random");

  private final ActionsReader actions;

  ConntrackReader(ActionsReader actions) {
    this.actions = actions;
  }

  Action read(Term term, PacketState packet) {
    if (term.form() == Term.Form.COLON) {
      throw Numbers.expected("ct(...)", term.bytes(), term.start(), term.end());
    }
    List<Action> exec = List.of();
    Optional<Action.Nat> nat = Optional.empty();
    List<String> plain = new ArrayList<>();
    int at = term.argStart();
    while (at < term.argEnd()) {
      int stop = Term.end(term.bytes(), at, term.argEnd());
      Term item = Term.of(term.bytes(), at, stop);
      String word = Numbers.exactText(term.bytes(), at, item.wordEnd());
      requireSense(item, word);
      if (word.equals("exec") && exec.isEmpty()) {
        exec = actions.nested(term.bytes(), item.argStart(), item.argEnd(), packet);
      } else if (word.equals("nat") && nat.isEmpty()) {
        nat = Optional.of(nat(item));
      } else {
        plain.add(Numbers.exactText(term.bytes(), at, stop));
      }
      at = stop + 1;
    }
    return assemble(plain, nat, exec, term);
  }

  /** What stands around a part in parentheses must not be lost. */
  private static void requireSense(Term item, String word) {
    boolean nested = word.equals("exec") || word.equals("nat");
    boolean wrong = item.form() == Term.Form.COLON || item.hasSuffix();
    if (nested && (wrong || (word.equals("exec") && item.form() == Term.Form.BARE))) {
      throw Numbers.expected("a part of ct(...)", item.bytes(), item.start(), item.end());
    }
  }

  private static Action assemble(
      List<String> plain, Optional<Action.Nat> nat, List<Action> exec, Term term) {
    boolean commit = false;
    boolean force = false;
    OptionalInt table = OptionalInt.empty();
    Optional<Action.Zone> zone = Optional.empty();
    String algorithm = "";
    for (String item : plain) {
      String value = item.substring(item.indexOf('=') + 1);
      if (Collections.frequency(names(plain), name(item)) > 1) {
        throw Numbers.expected("ct(...)", term.bytes(), term.start(), term.end());
      } else if (item.equals("commit")) {
        commit = true;
      } else if (item.equals("force")) {
        force = true;
      } else if (item.startsWith("table=")) {
        table = Parameters.table(value);
      } else if (item.startsWith("zone=")) {
        zone = Optional.of(zone(value));
      } else if (item.startsWith("alg=")) {
        algorithm = value;
      } else {
        throw Numbers.expected("ct(...)", term.bytes(), term.start(), term.end());
      }
    }
    return new Action.Conntrack(commit, force, table, zone, nat, algorithm, exec);
  }

  private static String name(String item) {
    int equals = item.indexOf('=');
    return equals < 0 ? item : item.substring(0, equals);
  }

  private static List<String> names(List<String> items) {
    return items.stream().map(ConntrackReader::name).toList();
  }

  private static Action.Zone zone(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!text.isEmpty() && Character.isDigit(text.charAt(0))) {
      return new Action.Zone((int) Parameters.parse(text, 16), Optional.empty());
    }
    Subfield source = SubfieldText.read(bytes, 0, bytes.length);
    return new Action.Zone(0, Optional.of(source));
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
      String name = name(item);
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
