package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.Field;
import io.tenken.dirtyflow.openflow.Match;
import io.tenken.dirtyflow.openflow.PortRef;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Single parts of a match as text, for those who ask for flows and do not read dumps. */
public final class MatchText {

  private static final Map<String, LineKey> KEYS = LineKey.words();

  /** Fields that are one for the reader and several on the wire. */
  private static final Map<String, List<String>> FAMILIES =
      Map.of(
          "tp_src", List.of("tcp_src", "udp_src", "sctp_src"),
          "tp_dst", List.of("tcp_dst", "udp_dst", "sctp_dst"),
          "icmp_type", List.of("icmp_type", "icmpv6_type"),
          "icmp_code", List.of("icmp_code", "icmpv6_code"),
          "nw_src", List.of("ip_src"),
          "nw_dst", List.of("ip_dst"),
          "nw_tos", List.of("ip_dscp"),
          "dl_vlan", List.of("vlan_tci"),
          "dl_vlan_pcp", List.of("vlan_tci"),
          "vlan_vid", List.of("vlan_tci"));

  private MatchText() {}

  /**
   * One token, {@code key=value[/mask]}, as matches of which a flow must cover one: {@code tp_dst}
   * is another field for each transport protocol.
   *
   * @throws io.tenken.dirtyflow.openflow.FlowSyntaxException if the value does not fit
   */
  public static List<Match> parse(String token) {
    int equals = token.indexOf('=');
    String key = equals < 0 ? token : token.substring(0, equals);
    boolean several = FAMILIES.getOrDefault(key, List.of()).size() > 1;
    List<String> names = several ? FAMILIES.getOrDefault(key, List.of()) : List.of(key);
    List<Match> matches = new ArrayList<>();
    for (String name : names) {
      matches.add(one(name, name + token.substring(key.length())));
    }
    return matches;
  }

  private static Match one(String key, String token) {
    byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
    MatchReader reader = new MatchReader();
    reader.token(KEYS.get(key), bytes, 0, key.length(), bytes.length);
    reader.finish(bytes);
    return reader.match().build();
  }

  /** What a protocol word such as {@code tcp6} matches; empty if it is none. */
  public static Optional<Match> protocolWord(String word) {
    return KEYS.get(word) instanceof LineKey.Protocol
        ? Optional.of(one(word, word))
        : Optional.empty();
  }

  /** Whether a match looks at the field of this name; empty if there is no such field. */
  public static Optional<Predicate<Match>> presence(String name) {
    List<Field> fields = new ArrayList<>();
    for (String member : FAMILIES.getOrDefault(name, List.of(name))) {
      Field.named(member).ifPresent(fields::add);
    }
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    boolean port = fields.contains(Field.IN_PORT);
    return Optional.of(
        match ->
            fields.stream().anyMatch(field -> match.field(field).isPresent())
                || (port && match.inPortName().isPresent()));
  }

  /** A port by number, reserved word or name. */
  public static PortRef port(String text) {
    return PortText.read(text);
  }

  /** A decimal or hexadecimal number of at most 64 bits. */
  public static long number(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Numbers.number(bytes, 0, bytes.length);
  }
}
