package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.Field;
import io.tenken.dirtyflow.openflow.SharedKey;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a word before {@code actions=} can be: a setting of the flow, or a part of its match. */
sealed interface LineKey {

  /** A setting or a counter of a flow, in the order of the text. */
  enum Setting implements LineKey {
    COOKIE,
    DURATION,
    TABLE,
    TABLE_ID,
    N_PACKETS,
    N_BYTES,
    N_OFFLOAD_PACKETS,
    N_OFFLOAD_BYTES,
    IDLE_TIMEOUT,
    HARD_TIMEOUT,
    SEND_FLOW_REM,
    CHECK_OVERLAP,
    RESET_COUNTS,
    NO_PACKET_COUNTS,
    NO_BYTE_COUNTS,
    ALLOW_HIDDEN_FIELDS,
    NO_READONLY_TABLE,
    IMPORTANCE,
    IDLE_AGE,
    HARD_AGE,
    PRIORITY
  }

  /** A field, under one of its names. */
  record MatchField(Field field) implements LineKey {}

  /** A key whose field depends on the protocol that is matched. */
  record ByProtocol(SharedKey key) implements LineKey {}

  /** A word for a packet type: {@code eth} is {@code packet_type=(0,0)}. */
  enum PacketType implements LineKey {
    ETH
  }

  /** A protocol word. */
  record Protocol(Shorthand shorthand) implements LineKey {}

  /** All words. */
  static Map<String, LineKey> words() {
    Map<String, LineKey> words = new HashMap<>();
    for (Field field : Field.all()) {
      words.put(field.matchName(), new MatchField(field));
      words.put(field.name(), new MatchField(field));
    }
    for (String alias : new String[] {"ip_ecn", "tunnel_id", "gtpu_flags", "gtpu_msgtype"}) {
      words.put(alias, new MatchField(Field.named(alias).orElseThrow()));
    }
    words.put("eth", PacketType.ETH);
    for (Setting setting : Setting.values()) {
      words.put(setting.name().toLowerCase(Locale.ROOT), setting);
    }
    for (SharedKey key : SharedKey.values()) {
      words.put(key.word(), new ByProtocol(key));
    }
    for (Shorthand shorthand : Shorthand.values()) {
      words.put(shorthand.word(), new Protocol(shorthand));
    }
    // Words that ovs-ofctl takes and does not print.
    words.put("ip4", new Protocol(Shorthand.IP));
    words.put("ipv4", new Protocol(Shorthand.IP));
    words.put("ip6", new Protocol(Shorthand.IPV6));
    return words;
  }
}
