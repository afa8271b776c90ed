package io.tenken.dirtyflow.openflow.wire;

import io.tenken.dirtyflow.openflow.Bits;
import io.tenken.dirtyflow.openflow.Field;
import io.tenken.dirtyflow.openflow.MatchBuilder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Reads an {@code ofp_match} of type OXM. Reused from flow to flow; one thread at a time. */
final class MatchDecoder {

  private static final int OXM_MATCH = 1;
  private static final int HEADER = 4;

  private final MatchBuilder match = new MatchBuilder();
  private final OxmHeader header = new OxmHeader();

  MatchBuilder match() {
    return match;
  }

  /**
   * Reads the match at the position of {@code in}, with its padding.
   *
   * @return false if a field is not known and was kept as opaque text
   */
  boolean read(WireReader in) {
    int start = in.at();
    int type = in.u16();
    int length = in.u16();
    if (type != OXM_MATCH || length < HEADER) {
      throw new WireFormatException("a match of type %d and %d bytes".formatted(type, length));
    }
    match.clear();
    boolean known = true;
    int end = start + length;
    while (in.at() < end) {
      known = field(in) && known;
    }
    if (in.at() != end) {
      throw new WireFormatException("the fields of a match do not fit its length");
    }
    match.requireProtocols();
    in.seek(start + (length + 7) / 8 * 8);
    return known;
  }

  private boolean field(WireReader in) {
    header.read(in);
    Field field = header.field();
    int length = header.valueLength();
    boolean fits = field != null && (length == field.bytes() || field.bits() > 128);
    if (field == null || !fits || (header.masked() && header.length() % 2 != 0)) {
      opaque(in);
      return false;
    } else if (field.bits() <= 64) {
      long value = in.number(length);
      long mask = header.masked() ? in.number(length) : field.fullMask().low();
      match.add(field, value, mask);
    } else {
      wide(field, length, in);
    }
    return true;
  }

  private void wide(Field field, int length, WireReader in) {
    Bits value = Bits.ofBytes(in.bytes(), in.skip(length).at() - length, length);
    Bits mask = field.fullMask();
    if (header.masked()) {
      mask = Bits.ofBytes(in.bytes(), in.skip(length).at() - length, length);
    }
    match.add(field, value, mask);
  }

  private void opaque(WireReader in) {
    int start = in.at();
    in.skip(header.length());
    String hex = HexFormat.of().formatHex(in.bytes(), start, in.at());
    String mark = header.masked() ? "/masked" : "";
    byte[] token = (header.codePoint() + "=0x" + hex + mark).getBytes(StandardCharsets.US_ASCII);
    match.addOpaque(token, 0, token.length);
  }
}
