package io.tenken.ingress.bird;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a detail line of {@code show protocols all} tells, by its key. */
enum DetailKind {
  /** Of the protocol, and wanted. */
  FACT,
  STATE,
  ROUTES,
  LIMIT,
  /** The heading of the table of route changes. */
  COLUMNS,
  CHANGES,
  /** Of a channel, and of no interest but for that. */
  OF_CHANNEL,
  /** Known, and of no interest here. */
  IGNORED,
  UNKNOWN;

  /** BIRD 3: "Pending 0 attribute sets with total 0 prefixes to send", without a colon. */
  private static final String PENDING_NOTE = "Pending ";

  private static final Map<String, DetailKind> BY_KEY = new HashMap<>();

  static {
    put(
        FACT,
        "Description",
        "VRF",
        "BGP state",
        "Neighbor address",
        "Neighbor range",
        "Neighbor AS",
        "Local AS",
        "Hold timer",
        "Last error");
    put(STATE, "State");
    put(ROUTES, "Routes");
    put(LIMIT, "Receive limit", "Import limit", "Export limit");
    put(COLUMNS, "Route change stats");
    put(CHANGES, "Import updates", "Import withdraws", "Export updates", "Export withdraws");
    put(
        IGNORED,
        "Message",
        "Created",
        "Last autorestart",
        "Router ID",
        "Neighbor port",
        "Neighbor ID",
        "Neighbor caps",
        "Session",
        "Source address",
        // Of BIRD 1.6: what "Import limit" says, once more.
        "Route limit",
        "Keepalive timer",
        "Send hold timer",
        "TX pending",
        "Connect delay",
        "Restart timer",
        "Error wait");
    put(
        OF_CHANNEL,
        "Import state",
        "Export state",
        "Table",
        "Preference",
        "Input filter",
        "Output filter",
        "Action",
        "Neighbor GR",
        "LL stale timer",
        "BGP Next hop",
        "IGP IPv4 table",
        "IGP IPv6 table",
        "Base table");
  }

  private static void put(DetailKind kind, String... keys) {
    List.of(keys).forEach(key -> BY_KEY.put(key, kind));
  }

  static DetailKind of(String key) {
    DetailKind kind = BY_KEY.getOrDefault(key, UNKNOWN);
    return kind == UNKNOWN && key.startsWith(PENDING_NOTE) ? IGNORED : kind;
  }
}
