package io.tenken.dirtyflow.arbitrary;

import static io.tenken.dirtyflow.arbitrary.Texts.filled;
import static io.tenken.dirtyflow.arbitrary.Texts.someOf;
import static io.tenken.dirtyflow.arbitrary.Texts.word;
import static io.tenken.dirtyflow.arbitrary.ValueTexts.upTo;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Matches: the kind of packets, and up to six more fields of any layer that they have. */
final class MatchTexts {

  private static final int MOST_FIELDS = 6;

  private MatchTexts() {}

  /** A match of packets of this kind; empty text for all of them where the kind says nothing. */
  static Arbitrary<String> of(PacketKind kind) {
    List<Arbitrary<String>> slots = new ArrayList<>();
    for (TextField field : kind.fields()) {
      slots.add(filled(field.name() + "=%s", ValueTexts.any(field)));
    }
    slots.add(registers());
    slots.add(tunnelAddresses());
    if (kind.has(Layer.ETHERNET)) {
      slots.add(vlan());
    }
    if (kind.has(Layer.IP)) {
      slots.add(typeOfService());
    }
    if (kind.has(Layer.IP) && kind.has(Layer.ETHERNET)) {
      slots.add(originalTuple(kind.has(Layer.IPV4)));
    }
    return someOf(slots, MOST_FIELDS)
        .map(fields -> joined(kind.match(), fields))
        .filter(match -> match.indexOf("ct_state=") == match.lastIndexOf("ct_state="))
        .filter(match -> !(kind.hasPorts() && match.contains("nw_frag=later")));
  }

  static String joined(String first, String second) {
    return first + (first.isEmpty() || second.isEmpty() ? "" : ",") + second;
  }

  /** Registers of one width: those of different widths share bits. */
  private static Arbitrary<String> registers() {
    return Arbitraries.oneOf(
        List.of(family("reg", 16, 32), family("xreg", 8, 64), family("xxreg", 4, 128)));
  }

  private static Arbitrary<String> family(String name, int members, int bits) {
    List<Arbitrary<String>> slots = new ArrayList<>();
    for (int member = 0; member < members; member++) {
      TextField field = register(name + member, bits);
      slots.add(filled(field.name() + "=%s", ValueTexts.any(field)));
    }
    return someOf(slots, 3).filter(text -> !text.isEmpty());
  }

  static TextField register(String name, int bits) {
    return new TextField(name, name, TextField.Format.NUMBER, bits, true, true, Layer.ANY);
  }

  private static Arbitrary<String> tunnelAddresses() {
    TextField v4 = address("tun_src", TextField.Format.IPV4, 32);
    TextField v6 = address("tun_ipv6_src", TextField.Format.IPV6, 128);
    return Arbitraries.oneOf(
        List.of(
            filled("tun_src=%s", ValueTexts.any(v4)),
            filled("tun_dst=%s", ValueTexts.any(v4)),
            filled("tun_src=%s,tun_dst=%s", ValueTexts.any(v4), ValueTexts.any(v4)),
            filled("tun_ipv6_src=%s", ValueTexts.any(v6)),
            filled("tun_ipv6_dst=%s", ValueTexts.any(v6))));
  }

  private static TextField address(String name, TextField.Format format, int bits) {
    return new TextField(name, name, format, bits, true, true, Layer.ANY);
  }

  private static Arbitrary<String> vlan() {
    // What says that there is no tag can't say more of it.
    Arbitrary<String> tag = Arbitraries.integers().between(0x1000, 0x1fff).map(String::valueOf);
    return Arbitraries.oneOf(
        List.of(
            filled("dl_vlan=%s", ValueTexts.number(12)),
            filled("dl_vlan=%s,dl_vlan_pcp=%s", ValueTexts.number(12), upTo(0, 7)),
            filled("dl_vlan_pcp=%s", upTo(0, 7)),
            filled("vlan_vid=%s", tag),
            filled("vlan_vid=0x1%s,vlan_pcp=%s", word("000", "005", "fff"), upTo(0, 7)),
            filled("vlan_vid=%s", ValueTexts.masked(register("vlan_vid", 12))),
            filled("vlan_tci=%s", tag),
            filled("vlan_tci=0x%s%s", word("1", "3", "b", "f"), word("000", "001", "fff")),
            filled(
                "vlan_tci=0x%s/0x%s", word("1005", "f001", "100f"), word("1fff", "300f", "f0ff")),
            filled("vlan_tci=%s", ValueTexts.masked(register("vlan_tci", 12))),
            word(
                "dl_vlan=0xffff",
                "vlan_tci=0",
                "vlan_tci=0x0000/0x1fff",
                "vlan_tci=0x1000/0x1000")));
  }

  private static Arbitrary<String> typeOfService() {
    return Arbitraries.oneOf(
        List.of(
            filled("nw_tos=%s", Arbitraries.integers().between(0, 63).map(dscp -> "" + dscp * 4)),
            filled("ip_dscp=%s", upTo(0, 63))));
  }

  /** The tuple of the first packet of a connection, which a match has to ask to be tracked. */
  private static Arbitrary<String> originalTuple(boolean version4) {
    TextField address =
        version4
            ? address("ct_nw_src", TextField.Format.IPV4, 32)
            : address("ct_ipv6_src", TextField.Format.IPV6, 128);
    String suffix = version4 ? "nw" : "ipv6";
    TextField port = register("ct_tp_src", 16);
    List<Arbitrary<String>> slots =
        List.of(
            filled("ct_" + suffix + "_src=%s", ValueTexts.any(address)),
            filled("ct_" + suffix + "_dst=%s", ValueTexts.any(address)),
            filled(
                "ct_nw_proto=%s,ct_tp_src=%s,ct_tp_dst=%s",
                word("6", "17", "132"), ValueTexts.any(port), ValueTexts.any(port)),
            filled("ct_nw_proto=%s", upTo(0, 255)));
    return Combinators.combine(
            word("ct_state=+trk+new", "ct_state=+trk+est-new"), Arbitraries.of(slots))
        .flatAs((state, slot) -> slot.map(text -> state + "," + text));
  }
}
