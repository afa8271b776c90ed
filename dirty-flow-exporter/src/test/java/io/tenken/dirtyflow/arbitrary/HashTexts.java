package io.tenken.dirtyflow.arbitrary;

import static io.tenken.dirtyflow.arbitrary.Texts.filled;
import static io.tenken.dirtyflow.arbitrary.Texts.perhaps;
import static io.tenken.dirtyflow.arbitrary.Texts.word;
import static io.tenken.dirtyflow.arbitrary.ValueTexts.number;
import static io.tenken.dirtyflow.arbitrary.ValueTexts.port;
import static io.tenken.dirtyflow.arbitrary.ValueTexts.upTo;

import java.util.List;
import net.jqwik.api.Arbitrary;

/** Terms that choose by a hash or by chance. */
final class HashTexts {

  private HashTexts() {}

  static List<Arbitrary<String>> all() {
    Arbitrary<String> fields =
        word(
            "eth_src",
            "symmetric_l4",
            "symmetric_l3l4",
            "symmetric_l3l4+udp",
            "nw_src",
            "nw_dst",
            "symmetric_l3");
    Arbitrary<String> members =
        upTo(1, 999).list().ofMaxSize(4).map(ports -> String.join(",", ports));
    Arbitrary<String> basis = upTo(0, 65535);
    return List.of(
        filled(
            "bundle(%s,%s,%s,ofport,%s:%s)",
            fields, basis, word("hrw", "active_backup"), word("members", "slaves"), members),
        filled("bundle_load(%s,%s,hrw,ofport,%s,members:%s)", fields, basis, target(), members),
        filled(
            "multipath(%s,%s,%s,%s,%s,reg%s[])",
            fields,
            basis,
            word("modulo_n", "hash_threshold", "hrw", "iter_hash"),
            upTo(1, 65535),
            upTo(0, 65535),
            upTo(0, 15)),
        filled(
            "sample(probability=%s,collector_set_id=%s,obs_domain_id=%s,obs_point_id=%s%s%s)",
            upTo(1, 65535),
            number(32),
            number(32),
            number(32),
            perhaps(filled(",sampling_port=%s", port())),
            word("", ",ingress", ",egress")));
  }

  private static Arbitrary<String> target() {
    return word("NXM_NX_REG0[]", "reg1[0..15]", "NXM_NX_REG2[16..31]");
  }
}
