package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.Action;
import io.tenken.dirtyflow.openflow.Bits;
import io.tenken.dirtyflow.openflow.Field;
import io.tenken.dirtyflow.openflow.LearnSpec;
import io.tenken.dirtyflow.openflow.Subfield;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code learn(table=...,specs...)}. */
final class LearnReader {

  private static final Set<String> SETTINGS =
      Set.of(
          "table",
          "idle_timeout",
          "hard_timeout",
          "fin_idle_timeout",
          "fin_hard_timeout",
          "priority",
          "cookie",
          "limit",
          "result_dst");
  private static final Set<String> FLAGS = Set.of("send_flow_rem", "delete_learned");

  /** Any field in hexadecimal that is wide enough for the value of every other. */
  private static final Field WIDEST = Field.named("tun_metadata0").orElseThrow();

  private final ValueReader values;
  private final LearnedValue learned;

  LearnReader(ValueReader values) {
    this.values = values;
    this.learned = new LearnedValue(values);
  }

  Action read(Term term) {
    List<Action.Parameter> parameters = new ArrayList<>();
    List<LearnSpec> specs = new ArrayList<>();
    int at = term.argStart();
    while (at < term.argEnd()) {
      int stop = Term.end(term.bytes(), at, term.argEnd());
      int equals = Numbers.indexOf(term.bytes(), at, stop, '=');
      String name = Numbers.exactText(term.bytes(), at, equals < 0 ? stop : equals);
      if (SETTINGS.contains(name) && equals >= 0) {
        parameters.add(setting(name, term.bytes(), equals + 1, stop));
      } else if (FLAGS.contains(name) && equals < 0) {
        parameters.add(new Action.Parameter(name, ""));
      } else {
        specs.add(spec(term.bytes(), at, stop));
      }
      at = stop + 1;
    }
    return new Action.Learn(parameters, specs);
  }

  private static Action.Parameter setting(String name, byte[] bytes, int start, int end) {
    if (name.equals("result_dst")) {
      SubfieldText.read(bytes, start, end);
    } else {
      Numbers.number(bytes, start, end);
    }
    return new Action.Parameter(name, Numbers.exactText(bytes, start, end));
  }

  private LearnSpec spec(byte[] bytes, int start, int end) {
    Term term = Term.of(bytes, start, end);
    String word = Numbers.text(bytes, start, term.wordEnd());
    if (term.form() == Term.Form.COLON && word.equals("load")) {
      return load(term);
    } else if (term.form() == Term.Form.COLON && word.equals("output")) {
      Subfield source = SubfieldText.read(bytes, term.argStart(), end);
      return new LearnSpec(LearnSpec.Kind.OUTPUT, Optional.of(source), Bits.ZERO, Optional.empty());
    }
    return match(bytes, start, end);
  }

  private LearnSpec load(Term term) {
    int arrow = ActionsReader.arrow(term.bytes(), term.argStart(), term.argEnd());
    Subfield target = SubfieldText.read(term.bytes(), arrow + 2, term.argEnd());
    Optional<Subfield> source =
        Optional.ofNullable(SubfieldText.find(term.bytes(), term.argStart(), arrow));
    Bits value =
        source.isPresent() ? Bits.ZERO : immediate(target, term.bytes(), term.argStart(), arrow);
    return new LearnSpec(LearnSpec.Kind.LOAD, source, value, Optional.of(target));
  }

  private LearnSpec match(byte[] bytes, int start, int end) {
    int equals = Numbers.indexOf(bytes, start, end, '=');
    if (equals < 0) {
      Subfield both = SubfieldText.read(bytes, start, end);
      return new LearnSpec(LearnSpec.Kind.MATCH, Optional.of(both), Bits.ZERO, Optional.of(both));
    }
    Subfield target = SubfieldText.read(bytes, start, equals);
    Optional<Subfield> source = Optional.ofNullable(SubfieldText.find(bytes, equals + 1, end));
    Bits value = source.isPresent() ? Bits.ZERO : value(target, bytes, equals + 1, end);
    return new LearnSpec(LearnSpec.Kind.MATCH, source, value, Optional.of(target));
  }

  private Bits value(Subfield target, byte[] bytes, int start, int end) {
    return target.isWhole()
        ? learned.read(target.field(), bytes, start, end)
        : immediate(target, bytes, start, end);
  }

  private Bits immediate(Subfield target, byte[] bytes, int start, int end) {
    Bits value = values.exact(WIDEST, bytes, start, end);
    if (!value.fits(target.bits())) {
      throw Numbers.expected("a value of " + target.bits() + " bits", bytes, start, end);
    }
    return value;
  }
}
