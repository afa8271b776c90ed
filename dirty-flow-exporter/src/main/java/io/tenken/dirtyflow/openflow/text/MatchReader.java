package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.Bits;
import io.tenken.dirtyflow.openflow.Field;
import io.tenken.dirtyflow.openflow.FieldFormat;
import io.tenken.dirtyflow.openflow.FlowSyntaxException;
import io.tenken.dirtyflow.openflow.MatchBuilder;
import io.tenken.dirtyflow.openflow.SharedKey;
import io.tenken.dirtyflow.openflow.text.LineKey.ByProtocol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the tokens of one match, in any order, and gives them to a {@link MatchBuilder}. A key that
 * is not known makes an opaque token; a value that does not fit its key is an error. Reused from
 * flow to flow.
 */
final class MatchReader {

  private final MatchBuilder match = new MatchBuilder();
  private final ValueReader values = new ValueReader();
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<Unknown> unknown = new ArrayList<>();

  /** A token that must wait for the protocol, which comes later in the line. */
  private record Waiting(SharedKey key, int start, int keyEnd, int end) {}

  /** A token that stays as it is, where it stands. */
  private record Unknown(int start, int end) {}

  /** The match that is being collected. */
  MatchBuilder match() {
    return match;
  }

  void clear() {
    match.clear();
    waiting.clear();
    unknown.clear();
  }

  /**
   * Takes the token {@code bytes[start, end)}, whose key ends at {@code keyEnd}.
   *
   * @return false if the token is not known and was kept as opaque text
   */
  boolean token(@Nullable LineKey key, byte[] bytes, int start, int keyEnd, int end) {
    if (key instanceof LineKey.MatchField known) {
      return field(known.field(), bytes, start, keyEnd, end);
    } else if (key instanceof LineKey.Protocol protocol) {
      return protocol(protocol.shorthand(), bytes, start, keyEnd, end);
    } else if (key == LineKey.PacketType.ETH && keyEnd == end) {
      match.add(Field.PACKET_TYPE, 0, Field.PACKET_TYPE.fullMask().low());
      return true;
    } else if (key instanceof ByProtocol dependent) {
      return byProtocol(dependent.key(), bytes, start, keyEnd, end);
    }
    return opaque(bytes, start, end);
  }

  /** Reads the tokens that had to wait for others; call it after the last token. */
  boolean finish(byte[] bytes) {
    // The protocol of IP may be among them, for which those of the transport wait.
    boolean known = readWaiting(bytes, true);
    known &= readWaiting(bytes, false);
    if (!unknown.isEmpty()) {
      addUnknown(bytes);
    }
    return known;
  }

  /** In the order of the line, whether they had to wait or not: as they are read again. */
  private void addUnknown(byte[] bytes) {
    unknown.sort(Comparator.comparingInt(Unknown::start));
    unknown.forEach(token -> match.addOpaque(bytes, token.start(), token.end()));
  }

  private boolean readWaiting(byte[] bytes, boolean ofNetwork) {
    boolean known = true;
    for (Waiting token : waiting) {
      if (token.key().isOfNetwork() == ofNetwork) {
        known = resolved(token, bytes) && known;
      }
    }
    return known;
  }

  private boolean resolved(Waiting token, byte[] bytes) {
    Field field = resolve(token.key());
    return field == null
        ? opaque(bytes, token.start(), token.end())
        : field(field, bytes, token.start(), token.keyEnd(), token.end());
  }

  private boolean field(Field field, byte[] bytes, int start, int keyEnd, int end) {
    if (keyEnd == end) {
      return presence(field, bytes, start, end);
    } else if (bytes[keyEnd] != '=') {
      throw Numbers.expected("of the form key=value", bytes, start, end);
    } else if (isUnreadableFlag(bytes, keyEnd, end)) {
      return opaque(bytes, start, end);
    }
    int valueStart = keyEnd + 1;
    boolean quoted = valueStart < end && bytes[valueStart] == '"';
    if (quoted) {
      requirePort(field, bytes, start, end);
      name(field, bytes, start, valueStart, end);
      return true;
    }
    values.read(field, bytes, valueStart, end);
    if (values.isName()) {
      name(field, bytes, start, valueStart, end);
    } else if (field.bits() > 64) {
      match.add(field, values.bits(field), values.maskBits(field));
    } else {
      match.add(field, values.value(), values.mask());
    }
    return true;
  }

  private void name(Field field, byte[] bytes, int start, int valueStart, int end) {
    String name = QuotedText.read(bytes, valueStart, end);
    if (field == Field.IN_PORT) {
      match.addInPortName(name);
    } else {
      unknown.add(new Unknown(start, end));
    }
  }

  private static void requirePort(Field field, byte[] bytes, int start, int end) {
    if (field.format() != FieldFormat.PORT) {
      throw Numbers.expected("a match with a value in quotes", bytes, start, end);
    }
  }

  /** {@code tun_metadata1} alone: the option must be there, whatever it holds. */
  private boolean presence(Field field, byte[] bytes, int start, int end) {
    if (field.bits() <= 128) {
      throw new FlowSyntaxException(
          "\"" + Numbers.text(bytes, start, end) + "\" has no value, and it needs one");
    }
    match.add(field, Bits.ZERO, Bits.ZERO);
    return true;
  }

  private boolean protocol(Shorthand word, byte[] bytes, int start, int keyEnd, int end) {
    if (keyEnd != end) {
      throw Numbers.expected("a protocol word", bytes, start, end);
    }
    match.add(Field.ETH_TYPE, word.etherType(), 0xffff);
    word.protocol().ifPresent(protocol -> match.add(Field.NW_PROTO, protocol, 0xff));
    return true;
  }

  private boolean byProtocol(SharedKey key, byte[] bytes, int start, int keyEnd, int end) {
    boolean decided = match.has(key.isOfNetwork() ? Field.ETH_TYPE : Field.NW_PROTO);
    Field field = decided ? resolve(key) : null;
    if (field != null) {
      return field(field, bytes, start, keyEnd, end);
    }
    waiting.add(new Waiting(key, start, keyEnd, end));
    return true;
  }

  private @Nullable Field resolve(SharedKey key) {
    return key.field((int) match.value(Field.ETH_TYPE), (int) match.value(Field.NW_PROTO));
  }

  private boolean opaque(byte[] bytes, int start, int end) {
    Numbers.exactText(bytes, start, end);
    unknown.add(new Unknown(start, end));
    return false;
  }

  /** The switch prints a flag that it has no name for as {@code [Unknown]}, without its number. */
  private static boolean isUnreadableFlag(byte[] bytes, int keyEnd, int end) {
    return bytes[end - 1] == ']' && Numbers.indexOf(bytes, keyEnd, end, 'U') >= 0;
  }
}
