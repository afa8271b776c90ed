package io.tenken.ingress.bird;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers the detail lines of one protocol. */
final class ProtocolDetails {

  /** Lines of a block that nobody wants reach deeper than this. */
  private static final int BGP_INDENT = 4;

  private static final int NOT_SKIPPING = Integer.MAX_VALUE;

  private static final Set<String> KEYS =
      Set.of(
          "Description",
          "Message",
          "VRF",
          "Created",
          "Last autorestart",
          "Router ID",
          "BGP state",
          "Neighbor address",
          "Neighbor range",
          "Neighbor port",
          "Neighbor AS",
          "Local AS",
          "Neighbor ID",
          "Neighbor caps",
          "Session",
          "Source address",
          // Of BIRD 1.6: what "Import limit" says, once more.
          "Route limit",
          "Hold timer",
          "Keepalive timer",
          "Send hold timer",
          "TX pending",
          "Connect delay",
          "Restart timer",
          "Error wait",
          "Last error");

  private final Map<String, String> values = new HashMap<>();
  private final List<ChannelDetails> channels = new ArrayList<>();
  private int skipDeeperThan = NOT_SKIPPING;
  private int unknownLines;

  void take(String text) {
    int indent = indent(text);
    String line = text.strip();
    if (line.isEmpty() || isSkipped(indent)) {
      return;
    }
    if (indent <= BGP_INDENT / 2 && line.startsWith("Channel ")) {
      channels.add(new ChannelDetails(line.substring("Channel ".length()).strip()));
    } else if (line.endsWith(" capabilities")) {
      // Some versions indent the block's head as deep as its body.
      skipDeeperThan = BGP_INDENT;
    } else {
      takeValue(line);
    }
  }

  private boolean isSkipped(int indent) {
    if (indent > skipDeeperThan) {
      return true;
    }
    skipDeeperThan = NOT_SKIPPING;
    return false;
  }

  private void takeValue(String line) {
    int colon = line.indexOf(':');
    String key = colon < 0 ? line : line.substring(0, colon).strip();
    String value = colon < 0 ? "" : line.substring(colon + 1);
    if (KEYS.contains(key)) {
      values.putIfAbsent(key, value.strip());
    } else if (ChannelDetails.knows(key)) {
      unknownLines += channel().take(key, value) ? 0 : 1;
    } else {
      unknownLines++;
    }
  }

  /** BIRD 1.6 writes the details of its only channel among those of the protocol. */
  private ChannelDetails channel() {
    if (channels.isEmpty()) {
      channels.add(new ChannelDetails(""));
    }
    return channels.get(channels.size() - 1);
  }

  private static int indent(String text) {
    int indent = 0;
    while (indent < text.length() && text.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }

  Map<String, String> values() {
    return values;
  }

  List<BirdChannel> channels() {
    return channels.stream().map(ChannelDetails::channel).toList();
  }

  int unknownLines() {
    return unknownLines;
  }
}
