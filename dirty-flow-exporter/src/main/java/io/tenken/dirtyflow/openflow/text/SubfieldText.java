package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.Field;
import io.tenken.dirtyflow.openflow.Subfield;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Subfields such as {@code NXM_NX_REG0[3..10]}, {@code NXM_OF_ETH_SRC[]} or {@code reg0}. */
public final class SubfieldText {

  private static final Map<String, String> ALIASES =
      Map.of(
          "dl_src", "eth_src",
          "dl_dst", "eth_dst",
          "nw_src", "ip_src",
          "nw_dst", "ip_dst",
          "tp_src", "tcp_src",
          "tp_dst", "tcp_dst",
          "ip_ecn", "nw_ecn");

  private static final WordTable<Field> FIELDS = new WordTable<>(names());

  private SubfieldText() {}

  /** The field of this name, in any of its spellings; null if there is none. */
  static @Nullable Field field(byte[] bytes, int start, int end) {
    return FIELDS.find(bytes, start, end);
  }

  /** Whether a field has this name, in any of its spellings. */
  static boolean isField(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return field(bytes, 0, bytes.length) != null;
  }

  /** The subfield in {@code bytes[start, end)}; null if its field is not known. */
  static @Nullable Subfield find(byte[] bytes, int start, int end) {
    int bracket = Numbers.indexOf(bytes, start, end, '[');
    Field field = field(bytes, start, bracket < 0 ? end : bracket);
    if (field == null || bracket < 0 || (bracket + 2 == end && bytes[end - 1] == ']')) {
      return field == null ? null : Subfield.whole(field);
    } else if (bytes[end - 1] != ']') {
      throw Numbers.expected("a subfield", bytes, start, end);
    }
    int dots = Numbers.indexOf(bytes, bracket, end, '.');
    long first = Numbers.decimal(bytes, bracket + 1, dots < 0 ? end - 1 : dots);
    long last = dots < 0 ? first : Numbers.decimal(bytes, dots + 2, end - 1);
    if ((dots >= 0 && bytes[dots + 1] != '.') || last < first || last >= Subfield.widthOf(field)) {
      throw Numbers.expected("a subfield", bytes, start, end);
    }
    return new Subfield(field, (int) first, (int) (last - first + 1));
  }

  static Subfield read(byte[] bytes, int start, int end) {
    Subfield subfield = find(bytes, start, end);
    if (subfield == null) {
      throw new UnknownFieldException(Numbers.text(bytes, start, end));
    }
    return subfield;
  }

  /** As in {@code load} and {@code move}. */
  public static void write(TextSink sink, Subfield subfield) {
    sink.put(subfield.field().registerName()).put('[');
    if (!subfield.isWhole()) {
      sink.decimal(subfield.offset());
      if (subfield.bits() > 1) {
        sink.put("..").decimal(subfield.offset() + subfield.bits() - 1);
      }
    }
    sink.put(']');
  }

  private static Map<String, Field> names() {
    Map<String, Field> names = new HashMap<>();
    for (Field field : Field.all()) {
      names.put(field.name(), field);
      field.wireNames().forEach(wire -> names.put(wire.name(), field));
    }
    for (Map.Entry<String, String> alias : ALIASES.entrySet()) {
      names.put(alias.getKey(), Field.named(alias.getValue()).orElseThrow());
    }
    return names;
  }
}
