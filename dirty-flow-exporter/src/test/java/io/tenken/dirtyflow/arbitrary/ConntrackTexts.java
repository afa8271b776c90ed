package io.tenken.dirtyflow.arbitrary;

import static io.tenken.dirtyflow.arbitrary.Texts.filled;
import static io.tenken.dirtyflow.arbitrary.Texts.perhaps;
import static io.tenken.dirtyflow.arbitrary.Texts.someOf;
import static io.tenken.dirtyflow.arbitrary.Texts.word;
import static io.tenken.dirtyflow.arbitrary.ValueTexts.ipv4;
import static io.tenken.dirtyflow.arbitrary.ValueTexts.upTo;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Terms for connection tracking of IP packets. */
final class ConntrackTexts {

  private static final TextField MARK =
      new TextField("ct_mark", "", TextField.Format.NUMBER, 32, true, true, Layer.ANY);
  private static final TextField LABEL =
      new TextField("ct_label", "", TextField.Format.NUMBER, 128, true, true, Layer.ANY);

  private ConntrackTexts() {}

  static Arbitrary<String> of(PacketKind kind) {
    List<Arbitrary<String>> look = List.of(zone(), filled("table=%s", upTo(0, 254)), word("nat"));
    List<Arbitrary<String>> commit = new ArrayList<>();
    commit.add(word("force"));
    commit.addAll(look.subList(0, 2));
    commit.add(kind.has(Layer.IPV4) ? natVersion4() : natVersion6());
    commit.add(filled("exec(%s)", exec()));
    if (kind.has(Layer.TCP)) {
      commit.add(word("alg=ftp"));
    } else if (kind.has(Layer.UDP)) {
      commit.add(word("alg=tftp"));
    }
    return Arbitraries.oneOf(
        List.of(
            word("ct", "ct_clear"),
            filled("ct(%s)", someOf(look, 3)),
            someOf(commit, 4).map(parts -> "ct(" + MatchTexts.joined("commit", parts) + ")")));
  }

  private static Arbitrary<String> zone() {
    return Arbitraries.oneOf(
        List.of(
            filled("zone=%s", upTo(0, 65535)),
            word("zone=NXM_NX_REG6[0..15]", "zone=reg5[16..31]", "zone=NXM_NX_CT_ZONE[]")));
  }

  private static Arbitrary<String> exec() {
    return Arbitraries.oneOf(
            List.of(
                SetTexts.setField(MARK),
                SetTexts.setField(LABEL),
                filled("load:%s->NXM_NX_CT_MARK[4..11]", upTo(0, 255)),
                word("move:NXM_NX_REG0[]->NXM_NX_CT_MARK[]", "load:1->NXM_NX_CT_LABEL[64..127]")))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(terms -> String.join(",", terms));
  }

  private static Arbitrary<String> natVersion4() {
    Arbitrary<String> address = ipv4().filter(text -> !text.equals("0.0.0.0"));
    return Arbitraries.oneOf(
        List.of(
            word("nat", "nat(src)", "nat(dst)", "nat(src=0.0.0.0)"),
            filled("nat(%s=%s%s%s)", word("src", "dst"), address, ports(), flags()),
            filled(
                "nat(%s=10.0.0.%s-10.0.1.%s%s%s)",
                word("src", "dst"), upTo(0, 255), upTo(0, 255), ports(), flags())));
  }

  private static Arbitrary<String> natVersion6() {
    return Arbitraries.oneOf(
        List.of(
            word("nat", "nat(src)", "nat(dst)"),
            filled("nat(%s=2001:db8::%s%s)", word("src", "dst"), upTo(1, 9999), flags()),
            filled(
                "nat(%s=[2001:db8::%s]-[2001:db8:1::%s]%s%s)",
                word("src", "dst"), upTo(1, 99), upTo(1, 99), ports(), flags()),
            filled("nat(dst=[fe80::%s]:%s%s)", upTo(1, 99), upTo(1, 65535), flags())));
  }

  private static Arbitrary<String> ports() {
    return perhaps(
        Arbitraries.oneOf(
            List.of(
                filled(":%s", upTo(1, 65535)), filled(":%s-%s", upTo(1, 999), upTo(1000, 65535)))));
  }

  private static Arbitrary<String> flags() {
    return word("", ",random", ",hash", ",persistent", ",persistent,hash", ",random,persistent");
  }
}
