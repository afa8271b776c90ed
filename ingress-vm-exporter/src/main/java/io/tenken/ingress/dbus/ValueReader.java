package io.tenken.ingress.dbus;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads values from the bytes of a message. No length in them is believed before the bytes are
 * there, and the number of values is bounded, so a small message can't become a large heap. For one
 * thread.
 */
final class ValueReader {

  /** Far above 10,000 units of 10 facts each. */
  private static final int MAX_VALUES = 500_000;

  /** The specification's limit for containers in containers, variants counted. */
  private static final int MAX_DEPTH = 64;

  private final ByteBuffer bytes;
  private int values;

  /**
   * @param bytes from which alignment is counted, in the order of the sender's machine; reading
   *     begins at the position
   */
  ValueReader(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /**
   * The values of a signature.
   *
   * @throws MalformedMessageException unless the bytes are of these types
   */
  List<DbusValue> read(List<DbusType> types) throws MalformedMessageException {
    try {
      return sequence(types, 0);
    } catch (BufferUnderflowException tooShort) {
      throw new MalformedMessageException("a value does not end within its message");
    }
  }

  private List<DbusValue> sequence(List<DbusType> types, int depth)
      throws MalformedMessageException {
    List<DbusValue> read = new ArrayList<>(types.size());
    for (DbusType type : types) {
      read.add(value(type, depth));
    }
    return read;
  }

  private DbusValue value(DbusType type, int depth) throws MalformedMessageException {
    if (++values > MAX_VALUES) {
      throw new MalformedMessageException("more than " + MAX_VALUES + " values");
    }
    if (depth > MAX_DEPTH) {
      throw new MalformedMessageException("values are nested deeper than " + MAX_DEPTH);
    }
    align(type.alignment());
    return switch (type.code()) {
      case 'y' -> new DbusValue.Whole(Byte.toUnsignedLong(bytes.get()));
      case 'n' -> new DbusValue.Whole(bytes.getShort());
      case 'q' -> new DbusValue.Whole(Short.toUnsignedLong(bytes.getShort()));
      case 'i' -> new DbusValue.Whole(bytes.getInt());
      case 'u', 'h' -> new DbusValue.Whole(Integer.toUnsignedLong(bytes.getInt()));
      case 'x', 't' -> new DbusValue.Whole(bytes.getLong());
      case 'd' -> new DbusValue.Real(bytes.getDouble());
      case 'b' -> new DbusValue.Flag(flag());
      case 's', 'o' -> new DbusValue.Text(text(length(bytes.getInt())));
      case 'g' -> new DbusValue.Text(text(Byte.toUnsignedInt(bytes.get())));
      case DbusType.VARIANT -> variant(depth + 1);
      case DbusType.ARRAY -> array(type.parts().get(0), depth + 1);
      default -> new DbusValue.Items(sequence(type.parts(), depth + 1));
    };
  }

  private DbusValue variant(int depth) throws MalformedMessageException {
    List<DbusType> types = DbusType.parse(text(Byte.toUnsignedInt(bytes.get())));
    if (types.size() != 1) {
      throw new MalformedMessageException("a variant holds " + types.size() + " values");
    }
    return value(types.get(0), depth);
  }

  private DbusValue array(DbusType element, int depth) throws MalformedMessageException {
    int length = length(bytes.getInt());
    align(element.alignment());
    int arrayEnd = bytes.position() + length(length);
    List<DbusValue> read = new ArrayList<>();
    while (bytes.position() < arrayEnd) {
      read.add(value(element, depth));
    }
    if (bytes.position() != arrayEnd) {
      throw new MalformedMessageException("the last element of an array reaches beyond it");
    }
    return new DbusValue.Items(read);
  }

  private boolean flag() throws MalformedMessageException {
    int value = bytes.getInt();
    if (value != 0 && value != 1) {
      throw new MalformedMessageException("a boolean is " + value);
    }
    return value == 1;
  }

  private int length(int declared) throws MalformedMessageException {
    if (declared < 0 || declared > bytes.remaining()) {
      throw new MalformedMessageException(
          "a length of %d where %d bytes are left"
              .formatted(Integer.toUnsignedLong(declared), bytes.remaining()));
    }
    return declared;
  }

  private String text(int length) throws MalformedMessageException {
    ByteBuffer content = bytes.slice(bytes.position(), length(length));
    bytes.position(bytes.position() + length);
    if (bytes.get() != 0) {
      throw new MalformedMessageException("a text does not end in a zero byte");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(content).toString();
    } catch (CharacterCodingException noText) {
      throw new MalformedMessageException("a text is not in UTF-8");
    }
  }

  private void align(int boundary) throws MalformedMessageException {
    int padding = -bytes.position() & (boundary - 1);
    for (int i = 0; i < padding; i++) {
      if (bytes.get() != 0) {
        throw new MalformedMessageException("padding is not zero");
      }
    }
  }
}
