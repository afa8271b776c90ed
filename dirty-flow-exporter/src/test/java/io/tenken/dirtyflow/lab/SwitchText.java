package io.tenken.dirtyflow.lab;

import io.tenken.dirtyflow.openflow.Bits;
import io.tenken.dirtyflow.openflow.Field;
import io.tenken.dirtyflow.openflow.FieldMatch;
import io.tenken.dirtyflow.openflow.Flow;
import io.tenken.dirtyflow.openflow.Match;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Open vSwitch 3.1 tells of a flow in its text. What it leaves out is in {@link
 * SwitchTextIT#DIFFERENT_FLOWS}, where the switch itself proves it.
 */
public final class SwitchText {

  /** Fields whose masks are not printed, or that are not printed at all. */
  private static final Set<String> VAGUE =
      Set.of(
          "tun_gbp_flags",
          "tun_erspan_ver",
          "tun_erspan_idx",
          "tun_erspan_dir",
          "tun_erspan_hwid",
          "tun_gtpu_flags",
          "tun_gtpu_msgtype");

  private static final Field NSH_TYPE = Field.named("nsh_mdtype").orElseThrow();

  private SwitchText() {}

  /** The flow without what may be missing in the text. */
  public static Flow tells(Flow flow) {
    return new Flow(
        flow.table(),
        flow.priority(),
        flow.cookie(),
        flow.idleTimeout(),
        flow.hardTimeout(),
        flow.flags(),
        flow.importance(),
        tells(flow.match()),
        flow.actions());
  }

  private static Match tells(Match match) {
    boolean context = match.exact(NSH_TYPE).equals(Optional.of(Bits.of(1)));
    List<FieldMatch> told =
        match.fields().stream()
            .filter(field -> context || !field.field().name().startsWith("nsh_c"))
            .flatMap(SwitchText::tells)
            .toList();
    return new Match(told, match.inPortName(), match.opaque());
  }

  private static Stream<FieldMatch> tells(FieldMatch match) {
    Field field = match.field();
    boolean anyEthernet = field == Field.PACKET_TYPE && match.value().isZero();
    if (VAGUE.contains(field.name()) || anyEthernet) {
      return Stream.empty();
    }
    boolean twelveFlags = field.name().equals("tcp_flags") && match.mask().bitCount() >= 12;
    return Stream.of(twelveFlags ? FieldMatch.exact(field, match.value()) : match);
  }
}
