package io.tenken.dirtyflow.arbitrary;

import static io.tenken.dirtyflow.arbitrary.Texts.filled;
import static io.tenken.dirtyflow.arbitrary.Texts.word;
import static io.tenken.dirtyflow.arbitrary.ValueTexts.ethernet;
import static io.tenken.dirtyflow.arbitrary.ValueTexts.ipv4;
import static io.tenken.dirtyflow.arbitrary.ValueTexts.number;
import static io.tenken.dirtyflow.arbitrary.ValueTexts.port16;
import static io.tenken.dirtyflow.arbitrary.ValueTexts.upTo;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Terms that write fields, in every spelling that there is for them. */
final class SetTexts {

  private SetTexts() {}

  /** Terms for packets of this kind. */
  static List<Arbitrary<String>> of(PacketKind kind) {
    List<Arbitrary<String>> terms = new ArrayList<>();
    List<TextField> settable =
        TextField.ALL.stream()
            .filter(TextField::settable)
            .filter(field -> kind.has(field.layer()))
            .toList();
    settable.forEach(field -> terms.add(setField(field)));
    terms.add(Arbitraries.of(settable).filter(SetTexts::isLoadable).flatMap(SetTexts::load));
    terms.add(registers());
    terms.add(wideRegisters());
    terms.add(moves(settable));
    terms.add(filled("push:%s,pop:%s", subfield(), subfield()));
    terms.add(filled("set_tunnel:%s", number(32)));
    terms.add(filled("set_tunnel64:%s", number(64)));
    terms.add(filled("set_field:%s->tun_src", ipv4()));
    terms.add(filled("set_field:%s->tun_ipv6_dst", ValueTexts.ipv6()));
    terms.add(word("delete_field:tun_metadata0", "delete_field:tun_metadata7"));
    if (kind.has(Layer.ETHERNET)) {
      terms.add(vlan());
      terms.add(filled("mod_dl_src:%s", ethernet()));
      terms.add(filled("mod_dl_dst:%s", ethernet()));
    }
    if (kind.has(Layer.IP)) {
      terms.addAll(ip(kind));
    }
    if (kind.has(Layer.MPLS)) {
      terms.add(filled("set_mpls_label:%s", upTo(0, 0xfffff)));
      terms.add(filled("set_mpls_tc(%s)", upTo(0, 7)));
      terms.add(filled("set_mpls_ttl:%s", upTo(0, 255)));
      terms.add(word("dec_mpls_ttl"));
    }
    return terms;
  }

  static Arbitrary<String> setField(TextField field) {
    return filled("set_field:%s->" + field.name(), ValueTexts.any(field));
  }

  private static boolean isLoadable(TextField field) {
    return field.format() != TextField.Format.TUN_FLAGS;
  }

  /** All bits of a field, or some of them; at most 64. */
  private static Arbitrary<String> load(TextField field) {
    return Arbitraries.integers()
        .between(1, Math.min(field.bits(), 64))
        .flatMap(
            bits ->
                Combinators.combine(
                        number(bits), Arbitraries.integers().between(0, field.bits() - bits))
                    .as(
                        (value, offset) ->
                            "load:%s->%s".formatted(value, part(field.wireName(), offset, bits))));
  }

  static String part(String name, int offset, int bits) {
    return bits == 1
        ? "%s[%d]".formatted(name, offset)
        : "%s[%d..%d]".formatted(name, offset, offset + bits - 1);
  }

  private static Arbitrary<String> registers() {
    TextField register =
        new TextField("reg3", "NXM_NX_REG3", TextField.Format.NUMBER, 32, true, true, Layer.ANY);
    return Arbitraries.oneOf(
        List.of(
            setField(register),
            load(register),
            filled("load:%s->NXM_NX_REG%s[]", number(32), upTo(0, 15))));
  }

  private static Arbitrary<String> wideRegisters() {
    return Arbitraries.oneOf(
        List.of(
            setField(MatchTexts.register("xreg2", 64)),
            setField(MatchTexts.register("xxreg1", 128)),
            filled("load:%s->NXM_NX_XXREG0[64..127]", number(64)),
            filled(
                "load:%s->NXM_NX_XXREG2[0..63],load:%s->NXM_NX_XXREG2[64..127]",
                number(64), number(64))));
  }

  /** A part of one field to a part of another. */
  private static Arbitrary<String> moves(List<TextField> settable) {
    List<TextField> numbers = settable.stream().filter(SetTexts::isLoadable).toList();
    return Combinators.combine(Arbitraries.of(numbers), Arbitraries.of(numbers))
        .flatAs(
            (source, target) -> {
              int most = Math.min(source.bits(), target.bits());
              return Arbitraries.integers()
                  .between(1, most)
                  .flatMap(
                      bits ->
                          Combinators.combine(
                                  Arbitraries.integers().between(0, source.bits() - bits),
                                  Arbitraries.integers().between(0, target.bits() - bits))
                              .as(
                                  (from, to) ->
                                      "move:%s->%s"
                                          .formatted(
                                              part(source.wireName(), from, bits),
                                              part(target.wireName(), to, bits))));
            });
  }

  static Arbitrary<String> subfieldLoad() {
    return filled("load:1->%s", subfield());
  }

  /** A part of a register, by either of its names. */
  static Arbitrary<String> subfield() {
    return Combinators.combine(
            word("NXM_NX_REG%d", "reg%d"),
            Arbitraries.integers().between(0, 15),
            Arbitraries.integers().between(0, 16),
            Arbitraries.integers().between(1, 16))
        .as((name, number, offset, bits) -> part(name.formatted(number), offset, bits));
  }

  private static Arbitrary<String> vlan() {
    return Arbitraries.oneOf(
        List.of(
            filled("mod_vlan_vid:%s", upTo(0, 4095)),
            filled("mod_vlan_pcp:%s", upTo(0, 7)),
            word("push_vlan:0x8100", "push_vlan:0x88a8", "push_vlan:0x8100,pop_vlan"),
            word("mod_vlan_vid:5,strip_vlan", "push_vlan:0x88a8,strip_vlan"),
            filled("push_vlan:0x8100,set_vlan_vid:%s,set_vlan_pcp:%s", upTo(0, 4095), upTo(0, 7)),
            filled(
                "push_vlan:0x8100,set_field:%s->vlan_vid",
                Arbitraries.integers().between(0x1000, 0x1fff).map(String::valueOf)),
            filled("push_vlan:0x8100,set_field:%s->vlan_pcp", upTo(0, 7)),
            filled("set_field:%s->vlan_tci", ValueTexts.any(MatchTexts.register("vlan_tci", 16))),
            filled("load:%s->NXM_OF_VLAN_TCI[0..11]", number(12)),
            filled("move:NXM_OF_VLAN_TCI[]->%s", word("NXM_NX_REG1[0..15]", "reg2[16..31]"))));
  }

  private static List<Arbitrary<String>> ip(PacketKind kind) {
    List<Arbitrary<String>> terms = new ArrayList<>();
    terms.add(filled("set_field:%s->ip_dscp", upTo(0, 63)));
    terms.add(
        filled(
            "set_field:%s->nw_tos",
            Arbitraries.integers().between(0, 63).map(dscp -> "" + dscp * 4)));
    terms.add(
        filled("mod_nw_tos:%s", Arbitraries.integers().between(0, 63).map(dscp -> "" + dscp * 4)));
    terms.add(filled("mod_nw_ecn:%s", upTo(0, 3)));
    terms.add(filled("mod_nw_ttl:%s", upTo(0, 255)));
    terms.add(word("dec_ttl", "dec_ttl(0)", "dec_ttl(1,2,65535)"));
    if (kind.has(Layer.IPV4)) {
      terms.add(filled("mod_nw_src:%s", ipv4()));
      terms.add(filled("mod_nw_dst:%s", ipv4()));
    }
    if (kind.hasPorts()) {
      terms.add(filled("mod_tp_src:%s", port16()));
      terms.add(filled("mod_tp_dst:%s", port16()));
    }
    return terms;
  }
}
