package io.tenken.dirtyflow.arbitrary;

import static io.tenken.dirtyflow.arbitrary.Texts.filled;
import static io.tenken.dirtyflow.arbitrary.Texts.perhaps;
import static io.tenken.dirtyflow.arbitrary.Texts.word;
import static io.tenken.dirtyflow.arbitrary.ValueTexts.number;
import static io.tenken.dirtyflow.arbitrary.ValueTexts.port;
import static io.tenken.dirtyflow.arbitrary.ValueTexts.upTo;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Lists of actions and instructions: what follows {@code actions=}. */
final class ActionTexts {

  private ActionTexts() {}

  /**
   * Actions for packets of this kind, in a flow of a table below 250.
   *
   * @param conjunctive whether the flow may be a part of a conjunction
   * @param trackable whether the packets may be committed to connection tracking
   */
  static Arbitrary<String> of(PacketKind kind, boolean conjunctive, boolean trackable) {
    List<Arbitrary<String>> terms = terms(kind, trackable);
    List<Arbitrary<String>> kinds = new ArrayList<>();
    kinds.add(word("drop"));
    kinds.add(list(terms, 1, 4));
    kinds.add(list(terms, 1, 4));
    kinds.add(Combinators.combine(list(terms, 0, 3), last(kind)).as(MatchTexts::joined));
    kinds.add(instructions(kind, terms));
    if (kind.has(Layer.ETHERNET)) {
      kinds.add(filled("%s,push_mpls:%s", Arbitraries.oneOf(outputs()), word("0x8847", "0x8848")));
    }
    if (conjunctive) {
      kinds.add(conjunctions());
    }
    return Arbitraries.oneOf(kinds).filter(ActionTexts::pushesOneTagAtMost);
  }

  /** A packet can have two tags, and one may be there before. */
  private static boolean pushesOneTagAtMost(String actions) {
    return actions.split("push_vlan|mod_vlan", -1).length <= 2;
  }

  private static Arbitrary<String> list(List<Arbitrary<String>> terms, int least, int most) {
    return Arbitraries.oneOf(terms)
        .list()
        .ofMinSize(least)
        .ofMaxSize(most)
        .map(chosen -> String.join(",", chosen));
  }

  private static List<Arbitrary<String>> terms(PacketKind kind, boolean trackable) {
    List<Arbitrary<String>> terms = new ArrayList<>(SetTexts.of(kind));
    terms.addAll(outputs());
    terms.addAll(controllers());
    terms.addAll(resubmits());
    terms.addAll(HashTexts.all());
    terms.add(LearnTexts.of(kind));
    terms.add(filled("note:%s", word("", "aa", "00.11.22.33.44.55", "01.02.03.04.05.06.07.08")));
    terms.add(filled("check_pkt_larger(%s)->reg0[%s]", upTo(0, 65535), upTo(0, 31)));
    terms.add(
        filled(
            "clone(%s)",
            list(List.of(Arbitraries.oneOf(outputs()), SetTexts.subfieldLoad()), 1, 3)));
    terms.add(filled("clone(clone(%s),set_queue:%s)", Arbitraries.oneOf(outputs()), number(32)));
    if (kind.has(Layer.IP) && trackable) {
      terms.add(ConntrackTexts.of(kind));
      terms.add(filled("clone(%s,%s)", ConntrackTexts.of(kind), Arbitraries.oneOf(outputs())));
    }
    if (kind.has(Layer.TCP)) {
      terms.add(filled("fin_timeout(%s)", word("", "idle_timeout=5", "hard_timeout=65535")));
      terms.add(filled("fin_timeout(idle_timeout=%s,hard_timeout=%s)", upTo(1, 9), upTo(1, 9)));
    }
    if (kind.has(Layer.NSH)) {
      terms.add(word("dec_nsh_ttl"));
    }
    return terms;
  }

  private static List<Arbitrary<String>> outputs() {
    return List.of(
        filled("output:%s", port()),
        upTo(1, 0xfeff),
        word("NORMAL", "FLOOD", "ALL", "LOCAL", "IN_PORT", "TABLE", "normal", "in_port"),
        filled("output:%s", SetTexts.subfield()),
        word("output:NXM_NX_REG1[]", "output:reg2"),
        filled("output(port=%s,max_len=%s)", port(), upTo(14, 65535)),
        filled("enqueue:%s:%s", upTo(1, 0xfeff), number(32)),
        filled("enqueue(%s,%s)", upTo(1, 0xfeff), number(32)),
        filled("set_queue:%s", number(32)),
        word("pop_queue"),
        filled("group:%s", upTo(1, FlowTexts.MOST_GROUPS)));
  }

  private static List<Arbitrary<String>> controllers() {
    Arbitrary<String> reason =
        word("action", "no_match", "invalid_ttl", "action_set", "group", "packet_out");
    return List.of(
        filled("%s:%s", word("controller", "CONTROLLER"), upTo(0, 65535)),
        filled("controller(reason=%s,max_len=%s,id=%s)", reason, upTo(0, 65535), upTo(0, 65535)),
        filled(
            "controller(userdata=%s%s)",
            word("", "00", "01.02.aa", "ff.ff.ff.ff.ff"), word("", ",pause")),
        filled(
            "controller(meter_id=%s,max_len=%s)", upTo(1, FlowTexts.MOST_GROUPS), upTo(0, 65535)),
        word("controller", "controller(pause)"));
  }

  private static List<Arbitrary<String>> resubmits() {
    return List.of(
        filled("resubmit:%s", port()),
        filled("resubmit(%s,%s)", perhaps(port()), upTo(0, 254)),
        filled("resubmit(%s,)", upTo(1, 0xfeff)),
        word("resubmit(in_port,7)", "resubmit(LOCAL,8)"));
  }

  /** Terms after which the packet is of another kind. */
  private static Arbitrary<String> last(PacketKind kind) {
    List<Arbitrary<String>> terms = new ArrayList<>();
    terms.add(word("exit"));
    if (kind.has(Layer.ETHERNET)) {
      terms.add(
          word(
              "encap(nsh)",
              "encap(nsh(md_type=1))",
              "encap(nsh(md_type=2,tlv(0x1000,10,0x12345678),tlv(0x2000,20,0xfedcba9876543210)))",
              "encap(mpls)"));
      terms.add(word("decap", "decap()", "decap(packet_type(ns=1,type=0x800))"));
    } else {
      terms.add(word("encap(ethernet)", "decap(packet_type(ns=0,type=0))"));
    }
    if (kind.has(Layer.MPLS)) {
      terms.add(word("pop_mpls:0x800", "pop_mpls:0x8847", "pop_mpls:0x86dd"));
    }
    return Arbitraries.oneOf(terms);
  }

  /** In the order in which the switch carries them out. */
  private static Arbitrary<String> instructions(PacketKind kind, List<Arbitrary<String>> terms) {
    List<Arbitrary<String>> written = new ArrayList<>(actionSet(kind));
    return Texts.someOf(
            List.of(
                filled("meter:%s", upTo(1, FlowTexts.MOST_GROUPS)),
                list(terms, 1, 2),
                word("clear_actions"),
                filled("write_actions(%s)", list(written, 1, 3)),
                filled("write_metadata:%s", ValueTexts.any(MatchTexts.register("metadata", 64))),
                filled("goto_table:%s", upTo(250, 254))),
            6)
        .map(text -> text.isEmpty() ? "drop" : text);
  }

  private static List<Arbitrary<String>> actionSet(PacketKind kind) {
    List<Arbitrary<String>> terms =
        new ArrayList<>(
            List.of(
                filled("output:%s", port()),
                filled("group:%s", upTo(1, FlowTexts.MOST_GROUPS)),
                filled("set_field:%s->reg1", number(32)),
                filled("set_queue:%s", upTo(0, 99))));
    if (kind.has(Layer.ETHERNET)) {
      terms.add(word("pop_vlan", "push_vlan:0x8100", "set_field:00:00:00:00:00:01->eth_src"));
    }
    if (kind.has(Layer.IP)) {
      terms.add(word("dec_ttl", "set_field:5->nw_ttl"));
    }
    return terms;
  }

  private static Arbitrary<String> conjunctions() {
    Arbitrary<String> one =
        Combinators.combine(
                number(32),
                Arbitraries.integers().between(2, 64),
                Arbitraries.integers().between(1, 64))
            .as((id, of, part) -> "conjunction(%s,%d/%d)".formatted(id, Math.min(part, of), of));
    return Combinators.combine(one.list().ofMinSize(1).ofMaxSize(4), word("", ",note:01.02"))
        .as((parts, note) -> String.join(",", parts) + note);
  }
}
