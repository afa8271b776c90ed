package io.tenken.dirtyflow.openflow.wire;

import io.tenken.dirtyflow.openflow.Field;
import io.tenken.dirtyflow.openflow.Subfield;
import io.tenken.dirtyflow.openflow.WireName;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The header of an OXM or NXM element; reads one after the other. One thread at a time. */
final class OxmHeader {

  private static final Map<Long, Field> FIELDS = byKey();
  private static final int STANDARD_CLASS = 0x8000;
  private static final Field[] STANDARD = ofClass(STANDARD_CLASS);
  private static final Field[] NICIRA = ofClass(1);

  private int oxmClass;
  private int number;
  private boolean masked;
  private int length;
  private int experimenter;
  private @Nullable Field field;

  /** Reads the next header, with the experimenter that may follow it. */
  void read(WireReader in) {
    oxmClass = in.u16();
    int rest = in.u16();
    number = rest >>> 9;
    masked = (rest & 0x100) != 0;
    length = rest & 0xff;
    experimenter = 0;
    if (oxmClass == WireName.EXPERIMENTER_CLASS) {
      experimenter = in.i32();
      length -= 4;
      if (length < 0) {
        throw new WireFormatException("an experimenter OXM of less than 4 bytes");
      }
    }
    field = find();
  }

  /** The field; null if the code point is not known. */
  @Nullable Field field() {
    return field;
  }

  boolean masked() {
    return masked;
  }

  /** Bytes of value and mask together. */
  int length() {
    return length;
  }

  /** Bytes of the value alone. */
  int valueLength() {
    return masked ? length / 2 : length;
  }

  /** For the text of an unknown field. */
  String codePoint() {
    return experimenter == 0
        ? "oxm_0x%04x_%d".formatted(oxmClass, number)
        : "oxm_0x%04x_%d_0x%08x".formatted(oxmClass, number, experimenter);
  }

  /** A part of the field, or all of it. */
  Subfield part(int offset, int bits) {
    Field known = require();
    if (bits < 1 || offset + bits > Subfield.widthOf(known)) {
      throw new WireFormatException(
          "bits %d to %d of %s".formatted(offset, offset + bits - 1, known));
    }
    return new Subfield(known, offset, bits);
  }

  /** The field, where an unknown one makes the whole action unknown. */
  Field require() {
    if (field == null) {
      throw new UnknownCodePointException();
    }
    return field;
  }

  private @Nullable Field find() {
    if (oxmClass == STANDARD_CLASS) {
      return STANDARD[number];
    } else if (oxmClass == 1) {
      return NICIRA[number];
    }
    return FIELDS.get(WireName.key(experimenter, oxmClass, number));
  }

  private static Map<Long, Field> byKey() {
    Map<Long, Field> fields = new HashMap<>();
    for (Field field : Field.all()) {
      field.wireNames().forEach(wire -> fields.put(wire.key(), field));
    }
    return fields;
  }

  private static Field[] ofClass(int oxmClass) {
    Field[] fields = new Field[128];
    for (Field field : Field.all()) {
      for (WireName wire : field.wireNames()) {
        if (wire.oxmClass() == oxmClass) {
          fields[wire.number()] = field;
        }
      }
    }
    return fields;
  }
}
