package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.Action;
import io.tenken.dirtyflow.openflow.Action.Plain;
import io.tenken.dirtyflow.openflow.FlowSyntaxException;
import io.tenken.dirtyflow.openflow.Match;
import io.tenken.dirtyflow.openflow.Spelling;
import io.tenken.dirtyflow.openflow.Subfield;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of actions into the closed set of {@link Action}s. A word that is not known, or a
 * known one with a field that is not, makes an opaque term of its exact text; everything else that
 * does not fit is an error. One instance reads one list after the other; one thread at a time.
 */
public final class ActionsReader {

  /** Deeper nesting than any switch accepts; keeps hostile text from exhausting the stack. */
  private static final int MAX_DEPTH = 16;

  private static final WordTable<Verb> VERBS = new WordTable<>(Verb.words());

  private final ValueReader values = new ValueReader();
  private final SetReader sets = new SetReader(values);
  private final ConntrackReader conntrack = new ConntrackReader(this);
  private final LearnReader learn = new LearnReader(values);
  private int depth;
  private int opaque;

  /**
   * The actions in {@code bytes[start, end)}: what follows {@code actions=}.
   *
   * @param match the match of the flow, which decides what {@code mod_vlan_vid} and {@code
   *     mod_tp_src} do
   * @throws FlowSyntaxException if the text is no list of actions
   */
  public List<Action> read(byte[] bytes, int start, int end, Match match) {
    depth = 0;
    opaque = 0;
    if (start >= end) {
      throw new FlowSyntaxException("\"actions=\" is followed by nothing");
    }
    return list(bytes, start, end, PacketState.of(match));
  }

  /** How many terms of the last list were not known. */
  public int opaqueTerms() {
    return opaque;
  }

  /** A nested list; it does not change what the list around it knows of the VLAN tag. */
  List<Action> nested(byte[] bytes, int start, int end, PacketState packet) {
    if (++depth > MAX_DEPTH) {
      throw new FlowSyntaxException("actions are nested more than " + MAX_DEPTH + " deep");
    }
    List<Action> actions = list(bytes, start, end, packet.copy());
    depth--;
    return actions;
  }

  private List<Action> list(byte[] bytes, int start, int end, PacketState packet) {
    List<Action> actions = new ArrayList<>(4);
    int at = start;
    while (at < end) {
      int stop = Term.end(bytes, at, end);
      if (stop == at || stop == end - 1) {
        throw Numbers.expected("a list of actions", bytes, start, end);
      }
      Term term = Term.of(bytes, at, stop);
      Verb verb = VERBS.find(bytes, term.start(), term.wordEnd());
      if (verb == Verb.DROP && (stop != end || at != start)) {
        throw Numbers.expected("\"drop\" alone", bytes, start, end);
      }
      term(verb, term, packet, actions);
      at = stop + 1;
    }
    return actions;
  }

  private void term(@Nullable Verb verb, Term term, PacketState packet, List<Action> actions) {
    int before = actions.size();
    try {
      if (verb == null) {
        actions.add(withoutVerb(term));
      } else if (term.hasSuffix() && verb != Verb.CHECK_PKT_LARGER) {
        throw Numbers.expected("an action", term.bytes(), term.start(), term.end());
      } else if (verb == Verb.DROP) {
        requireBare(term);
      } else if (!sets.read(verb, term, packet, actions)) {
        actions.add(other(verb, term, packet));
      }
    } catch (UnknownFieldException unknown) {
      actions.subList(before, actions.size()).clear();
      opaque++;
      actions.add(new Action.Opaque(term.text()));
    }
  }

  private Action withoutVerb(Term term) {
    int first = term.bytes()[term.start()];
    boolean port = Ascii.isDigit(first) || first == '"';
    if (port && term.wordEnd() == (first == '"' ? term.start() : term.end())) {
      return PortActionReader.to(PortText.read(term.bytes(), term.start(), term.end()));
    }
    opaque++;
    return new Action.Opaque(term.text());
  }

  private Action other(Verb verb, Term term, PacketState packet) {
    return switch (verb) {
      case OUTPUT -> PortActionReader.output(term);
      case NORMAL, FLOOD, ALL, LOCAL, IN_PORT, TABLE -> PortActionReader.reserved(verb, term);
      case CONTROLLER -> ControllerReader.read(term);
      case ENQUEUE -> PortActionReader.enqueue(term);
      case GROUP -> new Action.Group(term.number(32) & 0xffff_ffffL);
      case METER -> new Action.Meter(term.number(32) & 0xffff_ffffL);
      case RESUBMIT -> PortActionReader.resubmit(term);
      case GOTO_TABLE -> jump(OptionalInt.of(term.number(8)), Spelling.GOTO);
      case CT -> conntrack.read(term, packet);
      case LEARN -> learn.read(requireParentheses(term));
      case CONJUNCTION -> conjunction(term);
      case CLONE -> new Action.Clone(inParentheses(term, packet));
      case WRITE_ACTIONS -> new Action.WriteActions(inParentheses(term, packet));
      case WRITE_METADATA -> writeMetadata(term);
      case POP_QUEUE -> plain(Plain.Word.POP_QUEUE, term);
      case CT_CLEAR -> plain(Plain.Word.CT_CLEAR, term);
      case CLEAR_ACTIONS -> plain(Plain.Word.CLEAR_ACTIONS, term);
      case EXIT -> plain(Plain.Word.EXIT, term);
      case NOTE, BUNDLE, BUNDLE_LOAD, MULTIPATH, SAMPLE, FIN_TIMEOUT, ENCAP, DECAP ->
          new Action.Verbatim(verb.word(), term.text());
      default -> change(verb, term);
    };
  }

  /** A term that changes the packet. */
  private static Action change(Verb verb, Term term) {
    return switch (verb) {
      case MOVE -> move(term);
      case PUSH -> new Action.StackPush(subfield(term));
      case POP -> new Action.StackPop(subfield(term));
      case PUSH_MPLS -> new Action.PushMpls(term.number(16));
      case POP_MPLS -> new Action.PopMpls(term.number(16));
      case DEC_TTL -> decrementTtl(term);
      case SET_QUEUE -> new Action.SetQueue(term.number(32) & 0xffff_ffffL);
      case CHECK_PKT_LARGER -> checkPacketLarger(term);
      case DELETE_FIELD -> new Action.DeleteField(subfield(term).field());
      case DEC_MPLS_TTL -> plain(Plain.Word.DEC_MPLS_TTL, term);
      case DEC_NSH_TTL -> plain(Plain.Word.DEC_NSH_TTL, term);
      default -> throw Numbers.expected("an action", term.bytes(), term.start(), term.end());
    };
  }

  private static Action plain(Plain.Word word, Term term) {
    requireBare(term);
    return new Plain(word);
  }

  static void requireBare(Term term) {
    if (term.form() != Term.Form.BARE) {
      throw Numbers.expected("without argument", term.bytes(), term.start(), term.end());
    }
  }

  static Term requireParentheses(Term term) {
    if (term.form() != Term.Form.PARENTHESES) {
      throw Numbers.expected("followed by parentheses", term.bytes(), term.start(), term.end());
    }
    return term;
  }

  private static Action jump(OptionalInt table, Spelling spelling) {
    return new Action.Jump(table, Optional.empty(), false, spelling);
  }

  private static Action move(Term term) {
    int arrow = arrow(term.bytes(), term.argStart(), term.argEnd());
    Subfield source = SubfieldText.read(term.bytes(), term.argStart(), arrow);
    Subfield target = SubfieldText.read(term.bytes(), arrow + 2, term.argEnd());
    return new Action.Move(source, target);
  }

  /** Where {@code ->} stands. */
  static int arrow(byte[] bytes, int start, int end) {
    for (int i = start; i + 1 < end; i++) {
      if (bytes[i] == '-' && bytes[i + 1] == '>') {
        return i;
      }
    }
    throw Numbers.expected("a value and a field with \"->\" between them", bytes, start, end);
  }

  private static Subfield subfield(Term term) {
    return SubfieldText.read(term.bytes(), term.argStart(), term.argEnd());
  }

  private static Action decrementTtl(Term term) {
    List<Integer> controllers = new ArrayList<>();
    if (term.form() == Term.Form.PARENTHESES) {
      for (String id : term.argument().split(",", -1)) {
        controllers.add((int) Parameters.parse(id, 16));
      }
    } else {
      requireBare(term);
    }
    return new Action.DecrementTtl(controllers);
  }

  private static Action conjunction(Term term) {
    byte[] bytes = term.bytes();
    int comma = Numbers.indexOf(bytes, term.argStart(), term.argEnd(), ',');
    int slash = Numbers.indexOf(bytes, term.argStart(), term.argEnd(), '/');
    if (comma < 0 || slash < comma) {
      throw Numbers.expected("(id,k/n)", bytes, term.argStart(), term.argEnd());
    }
    return new Action.Conjunction(
        Numbers.number(bytes, term.argStart(), comma, 32),
        (int) Numbers.number(bytes, comma + 1, slash, 8),
        (int) Numbers.number(bytes, slash + 1, term.argEnd(), 8));
  }

  private List<Action> inParentheses(Term term, PacketState packet) {
    requireParentheses(term);
    return nested(term.bytes(), term.argStart(), term.argEnd(), packet);
  }

  private static Action writeMetadata(Term term) {
    byte[] bytes = term.bytes();
    int slash = Numbers.indexOf(bytes, term.argStart(), term.argEnd(), '/');
    long value = Numbers.number(bytes, term.argStart(), slash < 0 ? term.argEnd() : slash);
    long mask = slash < 0 ? -1L : Numbers.number(bytes, slash + 1, term.argEnd());
    return new Action.WriteMetadata(value, mask);
  }

  private static Action checkPacketLarger(Term term) {
    int suffix = term.suffixStart();
    if (arrow(term.bytes(), suffix, term.end()) != suffix) {
      throw Numbers.expected("\"->\" and a field", term.bytes(), suffix, term.end());
    }
    Subfield target = SubfieldText.read(term.bytes(), suffix + 2, term.end());
    return new Action.CheckPacketLarger(term.number(16), target);
  }
}
