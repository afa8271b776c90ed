package io.tenken.ingress.bird;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers the detail lines of one protocol. */
final class ProtocolDetails {

  /** Lines of a block that nobody wants reach deeper than this. */
  private static final int BGP_INDENT = 4;

  private static final int NOT_SKIPPING = Integer.MAX_VALUE;

  private static final String CHANNEL = "Channel ";

  private final ChangeColumns headings;
  private final Map<String, String> values = new HashMap<>();
  private final List<ChannelDetails> channels = new ArrayList<>();
  private int skipDeeperThan = NOT_SKIPPING;
  private int unknownLines;

  /**
   * @param headings of all channels of an answer
   */
  ProtocolDetails(ChangeColumns headings) {
    this.headings = headings;
  }

  void take(ReplyLine line) {
    int indent = line.indent();
    if (line.isBlank() || isSkipped(indent)) {
      return;
    }
    String key = line.key();
    if (indent <= BGP_INDENT / 2 && key.startsWith(CHANNEL)) {
      channels.add(channel(key.substring(CHANNEL.length()).strip()));
    } else if (key.endsWith(" capabilities")) {
      // Some versions indent the block's head as deep as its body.
      skipDeeperThan = BGP_INDENT;
    } else {
      takeValue(key, line);
    }
  }

  private boolean isSkipped(int indent) {
    if (indent > skipDeeperThan) {
      return true;
    }
    skipDeeperThan = NOT_SKIPPING;
    return false;
  }

  private void takeValue(String key, ReplyLine line) {
    DetailKind kind = DetailKind.of(key);
    switch (kind) {
      case IGNORED -> {}
      case OF_CHANNEL -> channel();
      case UNKNOWN -> unknownLines++;
      case FACT -> values.putIfAbsent(key, line.value().strip());
      default -> unknownLines += channel().take(kind, key, line.value()) ? 0 : 1;
    }
  }

  /** BIRD 1.6 writes the details of its only channel among those of the protocol. */
  private ChannelDetails channel() {
    if (channels.isEmpty()) {
      channels.add(channel(""));
    }
    return channels.get(channels.size() - 1);
  }

  private ChannelDetails channel(String name) {
    return new ChannelDetails(name, headings);
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
