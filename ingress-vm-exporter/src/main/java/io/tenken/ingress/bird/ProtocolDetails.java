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

  /** BIRD 3: "Pending 0 attribute sets with total 0 prefixes to send", without a colon. */
  private static final String PENDING_NOTE = "Pending ";

  private final AnswerScope scope;
  private final Map<String, String> values = new HashMap<>();
  private final List<ChannelDetails> channels = new ArrayList<>();
  private int skipDeeperThan = NOT_SKIPPING;
  private int unknownLines;

  ProtocolDetails(AnswerScope scope) {
    this.scope = scope;
  }

  void take(ReplyLine line) {
    int indent = line.indent();
    if (line.isBlank() || isSkipped(indent)) {
      return;
    }
    DetailKey key = line.detailKey();
    if (key != null) {
      takeValue(key, line);
    } else {
      takeOther(line.key(), indent);
    }
  }

  private void takeOther(String key, int indent) {
    if (indent <= BGP_INDENT / 2 && key.startsWith(CHANNEL)) {
      channels.add(channel(key.substring(CHANNEL.length()).strip()));
    } else if (key.endsWith(" capabilities")) {
      // Some versions indent the block's head as deep as its body.
      skipDeeperThan = BGP_INDENT;
    } else if (!key.startsWith(PENDING_NOTE)) {
      unknownLines++;
    }
  }

  private boolean isSkipped(int indent) {
    if (indent > skipDeeperThan) {
      return true;
    }
    skipDeeperThan = NOT_SKIPPING;
    return false;
  }

  private void takeValue(DetailKey key, ReplyLine line) {
    switch (key.kind()) {
      case IGNORED -> {}
      case OF_CHANNEL -> channel();
      case FACT -> values.putIfAbsent(key.text(), scope.texts().same(line.value().strip()));
      case TIMER -> values.putIfAbsent(key.text(), line.value().strip());
      case COLUMNS, CHANGES -> {
        if (scope.changes()) {
          takeOfChannel(key, line);
        } else {
          channel();
        }
      }
      default -> takeOfChannel(key, line);
    }
  }

  private void takeOfChannel(DetailKey key, ReplyLine line) {
    unknownLines += channel().take(key, line.value()) ? 0 : 1;
  }

  /** BIRD 1.6 writes the details of its only channel among those of the protocol. */
  private ChannelDetails channel() {
    if (channels.isEmpty()) {
      channels.add(channel(""));
    }
    return channels.get(channels.size() - 1);
  }

  private ChannelDetails channel(String name) {
    return new ChannelDetails(scope.texts().same(name), scope);
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
