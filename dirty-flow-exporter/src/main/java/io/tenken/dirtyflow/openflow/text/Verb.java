package io.tenken.dirtyflow.openflow.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The words with which an action begins. Source: ovs-actions(7) and ovs-ofctl 3.1. */
enum Verb {
  DROP,
  OUTPUT,
  NORMAL,
  FLOOD,
  ALL,
  LOCAL,
  IN_PORT,
  TABLE,
  CONTROLLER,
  ENQUEUE,
  GROUP,
  METER,
  RESUBMIT,
  GOTO_TABLE,
  SET_FIELD,
  LOAD,
  MOVE,
  PUSH,
  POP,
  MOD_VLAN_VID,
  MOD_VLAN_PCP,
  SET_VLAN_VID,
  SET_VLAN_PCP,
  STRIP_VLAN,
  POP_VLAN,
  PUSH_VLAN,
  MOD_DL_SRC,
  MOD_DL_DST,
  MOD_NW_SRC,
  MOD_NW_DST,
  MOD_NW_TOS,
  MOD_NW_ECN,
  MOD_NW_TTL,
  MOD_TP_SRC,
  MOD_TP_DST,
  SET_TUNNEL,
  SET_TUNNEL64,
  SET_MPLS_LABEL,
  SET_MPLS_TC,
  SET_MPLS_TTL,
  PUSH_MPLS,
  POP_MPLS,
  DEC_TTL,
  DEC_MPLS_TTL,
  DEC_NSH_TTL,
  SET_QUEUE,
  POP_QUEUE,
  CT,
  CT_CLEAR,
  LEARN,
  CONJUNCTION,
  CLONE,
  WRITE_ACTIONS,
  APPLY_ACTIONS,
  CLEAR_ACTIONS,
  WRITE_METADATA,
  CHECK_PKT_LARGER,
  DELETE_FIELD,
  EXIT,
  NOTE,
  BUNDLE,
  BUNDLE_LOAD,
  MULTIPATH,
  SAMPLE,
  FIN_TIMEOUT,
  ENCAP,
  DECAP;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Every word, in lower case and as ovs-ofctl writes the reserved ports, in upper case. */
  static Map<String, Verb> words() {
    Map<String, Verb> words = new HashMap<>();
    for (Verb verb : values()) {
      words.put(verb.word(), verb);
      words.put(verb.name(), verb);
    }
    return words;
  }
}
