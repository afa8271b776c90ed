package io.tenken.ingress.dbus;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A message as it came. Its header has been read; its body is read when asked for. For one thread.
 */
final class Message {

  /** Up to the length of the header's fields. */
  static final int FIXED_BYTES = 16;

  /** Above 10,000 units with long descriptions; dbus-daemon would let 128 MiB pass. */
  static final int MAX_BYTES = 8 << 20;

  private static final int PROTOCOL_VERSION = 1;
  private static final int ALIGNMENT = 8;
  private static final int BODY_LENGTH_AT = 4;
  private static final int FIELDS_AT = 12;
  private static final List<DbusType> FIELDS =
      List.of(
          new DbusType(
              DbusType.ARRAY,
              List.of(
                  new DbusType(
                      DbusType.STRUCT,
                      List.of(
                          new DbusType('y', List.of()),
                          new DbusType(DbusType.VARIANT, List.of()))))));

  private final int type;
  private final Map<HeaderField, DbusValue> fields;
  private final ByteBuffer body;

  private Message(int type, Map<HeaderField, DbusValue> fields, ByteBuffer body) {
    this.type = type;
    this.fields = fields;
    this.body = body;
  }

  /**
   * The length of the whole message.
   *
   * @param start its first {@link #FIXED_BYTES} bytes
   * @throws MalformedMessageException if it begins no message, or one that is too large
   */
  static int length(ByteBuffer start) throws MalformedMessageException {
    ByteBuffer header = start.duplicate().order(order(start.get(0)));
    if (header.get(3) != PROTOCOL_VERSION) {
      throw new MalformedMessageException("version " + header.get(3) + " of the protocol");
    }
    long fieldBytes = Integer.toUnsignedLong(header.getInt(FIELDS_AT));
    long bodyBytes = Integer.toUnsignedLong(header.getInt(BODY_LENGTH_AT));
    long length = aligned(FIXED_BYTES + fieldBytes) + bodyBytes;
    if (length > MAX_BYTES) {
      throw new MalformedMessageException(
          "a message of %d bytes; at most %d are taken".formatted(length, MAX_BYTES));
    }
    return (int) length;
  }

  /**
   * @param bytes one whole message
   * @throws MalformedMessageException if its header is wrong
   */
  static Message read(ByteBuffer bytes) throws MalformedMessageException {
    ByteBuffer whole = bytes.slice().order(order(bytes.get(bytes.position())));
    int bodyLength = whole.getInt(BODY_LENGTH_AT);
    int bodyAt = whole.limit() - bodyLength;
    ByteBuffer header = whole.slice(0, bodyAt).order(whole.order()).position(FIELDS_AT);
    List<DbusValue> all = new ValueReader(header).read(FIELDS).get(0).items();
    return new Message(
        Byte.toUnsignedInt(whole.get(1)),
        known(all),
        whole.slice(bodyAt, bodyLength).order(whole.order()));
  }

  boolean is(MessageType expected) {
    return type == expected.code();
  }

  /** The serial of the call that this answers; 0 if it answers none. */
  long replySerial() {
    DbusValue serial = fields.get(HeaderField.REPLY_SERIAL);
    return serial == null ? 0 : serial.asWhole().orElse(0);
  }

  /** A text of the header; empty if there is none. */
  String text(HeaderField field) {
    DbusValue value = fields.get(field);
    return value == null ? "" : value.asText().orElse("");
  }

  /**
   * What the message says.
   *
   * @throws MalformedMessageException if the body is not of the types that the header names
   */
  List<DbusValue> body() throws MalformedMessageException {
    List<DbusType> types = DbusType.parse(text(HeaderField.SIGNATURE));
    ByteBuffer content = body.duplicate().order(body.order());
    List<DbusValue> values = new ValueReader(content).read(types);
    if (content.hasRemaining()) {
      throw new MalformedMessageException(
          content.remaining() + " bytes behind the last value of a message");
    }
    return values;
  }

  private static Map<HeaderField, DbusValue> known(List<DbusValue> all) {
    Map<HeaderField, DbusValue> fields = new EnumMap<>(HeaderField.class);
    for (DbusValue field : all) {
      long code = field.items().get(0).asWhole().orElse(0);
      for (HeaderField known : HeaderField.values()) {
        if (known.code() == code) {
          fields.put(known, field.items().get(1));
        }
      }
    }
    return fields;
  }

  private static ByteOrder order(byte mark) throws MalformedMessageException {
    return switch (mark) {
      case 'l' -> ByteOrder.LITTLE_ENDIAN;
      case 'B' -> ByteOrder.BIG_ENDIAN;
      default -> throw new MalformedMessageException("a message begins with byte " + mark);
    };
  }

  private static long aligned(long length) {
    return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}
