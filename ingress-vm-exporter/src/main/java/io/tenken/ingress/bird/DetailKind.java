package io.tenken.ingress.bird;

import java.util.List;

/** What a detail line of {@code show protocols all} tells. */
enum DetailKind {
  /** Of the protocol, and wanted. */
  FACT(
      "Description",
      "VRF",
      "BGP state",
      "Neighbor address",
      "Neighbor range",
      "Neighbor AS",
      "Local AS",
      "Last error"),
  /** Of the protocol, wanted, and another one in every answer. */
  TIMER("Hold timer"),
  STATE("State"),
  ROUTES("Routes"),
  LIMIT("Receive limit", "Import limit", "Export limit"),
  /** The heading of the table of route changes. */
  COLUMNS("Route change stats"),
  CHANGES("Import updates", "Import withdraws", "Export updates", "Export withdraws"),
  /** Of a channel, and of no interest but for that. */
  OF_CHANNEL(
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
      "Base table"),
  /** Known, and of no interest here. */
  IGNORED(
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

  /** Unmodifiable. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> keys;

  DetailKind(String... keys) {
    this.keys = List.of(keys);
  }

  /** What stands in front of the colon, or is the whole line. */
  List<String> keys() {
    return keys;
  }
}
