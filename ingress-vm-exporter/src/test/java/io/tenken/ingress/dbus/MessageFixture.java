package io.tenken.ingress.dbus;

import java.util.List;

/**
 * Writes messages as a bus does, little-endian. Values are strings, longs, doubles, booleans, lists
 * for arrays and structs, and {@link Variant}s.
 */
final class MessageFixture {

  private static final int SENDERS_SERIAL = 7;

  private MessageFixture() {}

  static byte[] methodReturn(long replySerial, String signature, Object... values) {
    return message(MessageType.METHOD_RETURN.code(), replySerial, "", signature, values);
  }

  static byte[] error(long replySerial, String name, String text) {
    return message(MessageType.ERROR.code(), replySerial, name, "s", text);
  }

  static byte[] signal() {
    return message(MessageType.SIGNAL.code(), 0, "", "s", "something has happened");
  }

  static byte[] message(
      int type, long replySerial, String error, String signature, Object... values) {
    MessageBytes body = new MessageBytes();
    write(body, signature, List.of(values));
    MessageBytes out = new MessageBytes();
    out.uint8('l');
    out.uint8(type);
    out.uint8(1);
    out.uint8(1);
    out.uint32(body.size());
    out.uint32(SENDERS_SERIAL);
    int length = out.beginArray();
    int start = out.size();
    if (replySerial != 0) {
      field(out, HeaderField.REPLY_SERIAL, "u", replySerial);
    }
    if (!error.isEmpty()) {
      field(out, HeaderField.ERROR_NAME, "s", error);
    }
    field(out, HeaderField.SENDER, "s", "org.freedesktop.DBus");
    if (!signature.isEmpty()) {
      field(out, HeaderField.SIGNATURE, "g", signature);
    }
    out.endArray(length, start);
    out.align(8);
    out.append(body);
    return out.toByteArray();
  }

  /** The bytes of values alone. */
  static byte[] values(String signature, Object... values) {
    MessageBytes out = new MessageBytes();
    write(out, signature, List.of(values));
    return out.toByteArray();
  }

  private static void field(MessageBytes out, HeaderField field, String type, Object value) {
    write(out, "(yv)", List.of(List.of((long) field.code(), new Variant(type, value))));
  }

  private static void write(MessageBytes out, String signature, List<?> values) {
    List<DbusType> types = types(signature);
    for (int i = 0; i < types.size(); i++) {
      write(out, types.get(i), values.get(i));
    }
  }

  private static void write(MessageBytes out, DbusType type, Object value) {
    out.align(type.alignment());
    switch (type.code()) {
      case 'y' -> out.uint8(((Long) value).intValue());
      case 'n', 'q' -> integer(out, (Long) value, 2);
      case 'i', 'u', 'h' -> integer(out, (Long) value, 4);
      case 'x', 't' -> integer(out, (Long) value, 8);
      case 'd' -> integer(out, Double.doubleToLongBits((Double) value), 8);
      case 'b' -> integer(out, value.equals(true) ? 1 : 0, 4);
      case 's', 'o' -> out.string((String) value);
      case 'g' -> out.signature((String) value);
      case DbusType.VARIANT -> {
        Variant variant = (Variant) value;
        out.signature(variant.signature());
        write(out, types(variant.signature()).get(0), variant.value());
      }
      case DbusType.ARRAY -> array(out, type.parts().get(0), (List<?>) value);
      default -> {
        List<?> parts = (List<?>) value;
        for (int i = 0; i < parts.size(); i++) {
          write(out, type.parts().get(i), parts.get(i));
        }
      }
    }
  }

  private static void array(MessageBytes out, DbusType element, List<?> values) {
    int length = out.beginArray();
    out.align(element.alignment());
    int start = out.size();
    values.forEach(value -> write(out, element, value));
    out.endArray(length, start);
  }

  private static void integer(MessageBytes out, long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.uint8((int) (value >>> (Byte.SIZE * i)) & 0xff);
    }
  }

  private static List<DbusType> types(String signature) {
    try {
      return DbusType.parse(signature);
    } catch (MalformedMessageException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }
}
