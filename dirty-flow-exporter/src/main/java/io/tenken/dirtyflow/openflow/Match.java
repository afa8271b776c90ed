package io.tenken.dirtyflow.openflow;

import java.util.List;
import java.util.Optional;

/**
 * What a packet must look like for a flow to apply. An empty match takes every packet.
 *
 * <p>Normalised, so that equal matches are equal objects whatever version told of them: registers
 * are 32 bits wide, VLAN identifier and priority are one {@code vlan_tci}, and {@code nw_tos} is
 * {@code ip_dscp}.
 *
 * @param fields by rising {@link Field#id}, each at most once
 * @param inPortName the ingress port where the dump tells its name instead of its number
 * @param opaque tokens whose key is not known, exactly as they were read
 */
public record Match(List<FieldMatch> fields, Optional<String> inPortName, List<String> opaque) {

  public static final Match ANY = new Match(List.of(), Optional.empty(), List.of());

  public Match {
    fields = List.copyOf(fields);
    opaque = List.copyOf(opaque);
  }

  /** How this match treats a field; empty if it does not look at it. */
  public Optional<FieldMatch> field(Field field) {
    for (FieldMatch match : fields) {
      if (match.field() == field) {
        return Optional.of(match);
      }
    }
    return Optional.empty();
  }

  /** The value of a field that is matched exactly. */
  public Optional<Bits> exact(Field field) {
    return field(field).filter(FieldMatch::isExact).map(FieldMatch::value);
  }

  /** The ingress port, by number or by name. */
  public Optional<PortRef> inPort() {
    Optional<PortRef> named = inPortName.map(PortRef.Named::new);
    return named.isPresent()
        ? named
        : exact(Field.IN_PORT).map(port -> PortRef.ofWire((int) port.toLong()));
  }

  /** True if every packet that matches carries a VLAN tag. */
  public boolean requiresVlan() {
    return !fields.isEmpty()
        && field(Field.VLAN_TCI)
            .map(tci -> tci.mask().and(tci.value()).testBit(VLAN_PRESENT))
            .orElse(false);
  }

  /** The IP protocol where the match says it, with the Ethernet type that makes it one. */
  public Optional<Integer> ipProtocol() {
    return exact(Field.NW_PROTO).map(protocol -> (int) protocol.toLong());
  }

  /** Number of the bit of {@code vlan_tci} that says that there is a tag. */
  private static final int VLAN_PRESENT = 12;
}
