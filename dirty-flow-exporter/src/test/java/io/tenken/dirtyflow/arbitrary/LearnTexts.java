package io.tenken.dirtyflow.arbitrary;

import static io.tenken.dirtyflow.arbitrary.Texts.filled;
import static io.tenken.dirtyflow.arbitrary.Texts.someOf;
import static io.tenken.dirtyflow.arbitrary.Texts.word;
import static io.tenken.dirtyflow.arbitrary.ValueTexts.ethernet;
import static io.tenken.dirtyflow.arbitrary.ValueTexts.ipv4;
import static io.tenken.dirtyflow.arbitrary.ValueTexts.number;
import static io.tenken.dirtyflow.arbitrary.ValueTexts.upTo;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** Terms that learn a flow from each packet. */
final class LearnTexts {

  private LearnTexts() {}

  static Arbitrary<String> of(PacketKind kind) {
    List<Arbitrary<String>> parts = new ArrayList<>(settings());
    parts.addAll(specs(kind));
    return someOf(parts, 8).map(chosen -> "learn(" + MatchTexts.joined("table=9", chosen) + ")");
  }

  private static List<Arbitrary<String>> settings() {
    return List.of(
        filled("idle_timeout=%s", upTo(1, 65535)),
        filled("hard_timeout=%s", upTo(1, 65535)),
        filled("priority=%s", upTo(0, 65535)),
        filled("cookie=%s", number(64)),
        filled("fin_idle_timeout=%s,fin_hard_timeout=%s", upTo(0, 9), upTo(1, 65535)),
        word("send_flow_rem"),
        word("delete_learned"),
        filled("limit=%s", upTo(0, 65535)),
        filled("result_dst=reg0[%s]", upTo(0, 31)));
  }

  private static List<Arbitrary<String>> specs(PacketKind kind) {
    List<Arbitrary<String>> specs = new ArrayList<>();
    specs.add(filled("reg1[0..%s]=%s", upTo(15, 20), upTo(0, 65535)));
    specs.add(word("NXM_NX_REG2[]", "reg3[4..7]=reg2[8..11]", "NXM_NX_TUN_ID[]=NXM_NX_TUN_ID[]"));
    specs.add(filled("metadata=%s", number(64)));
    specs.add(filled("load:%s->reg4[]", number(32)));
    specs.add(filled("load:%s->NXM_NX_REG5[8..23]", number(16)));
    specs.add(word("load:NXM_NX_REG6[0..15]->reg7[16..31]", "load:reg6[]->NXM_NX_TUN_ID[0..31]"));
    specs.add(word("output:NXM_OF_IN_PORT[]", "output:reg7[0..15]"));
    if (kind.has(Layer.ETHERNET)) {
      specs.add(word("NXM_OF_ETH_DST[]=NXM_OF_ETH_SRC[]", "NXM_OF_ETH_SRC[]"));
      specs.add(word("NXM_OF_VLAN_TCI[0..11]", "NXM_OF_VLAN_TCI[]"));
      specs.add(
          filled("load:0x%s->NXM_OF_ETH_DST[]", ethernet().map(text -> text.replace(":", ""))));
      specs.add(
          filled(
              "eth_type=0x800,nw_proto=%s,NXM_OF_IP_SRC[]=%s,load:%s->NXM_OF_IP_DST[]",
              upTo(0, 255), ipv4(), number(32)));
      specs.add(word("dl_type=0x86dd,ipv6_dst=2001:db8::1", "eth_type=0x806,arp_op=1"));
      specs.add(filled("ct_state=%s", upTo(0, 255)));
      specs.add(word("packet_type=(0,0)", "packet_type=(1,0x800)"));
    }
    return specs;
  }
}
