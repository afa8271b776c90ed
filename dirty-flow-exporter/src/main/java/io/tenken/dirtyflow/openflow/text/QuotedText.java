package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.FlowSyntaxException;

/** JSON strings, in which {@code ovs-ofctl} writes port names that are no plain words. */
final class QuotedText {

  private QuotedText() {}

  /** Where the string that opens at {@code start} closes, exclusive; {@code end} if it does not. */
  static int close(byte[] bytes, int start, int end) {
    int at = start + 1;
    while (at < end && bytes[at] != '"') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, end);
  }

  /** A plain word, or the content of a string in quotes. */
  static String read(byte[] bytes, int start, int end) {
    if (start >= end || bytes[start] != '"') {
      return Numbers.exactText(bytes, start, end);
    }
    if (end - start < 2 || bytes[end - 1] != '"' || close(bytes, start, end) != end) {
      throw Numbers.expected("a closed string", bytes, start, end);
    }
    String content = Numbers.exactText(bytes, start + 1, end - 1);
    return content.indexOf('\\') < 0 ? content : unescape(content);
  }

  static void write(TextSink sink, String content) {
    sink.put('"');
    content.codePoints().forEach(c -> write(sink, c));
    sink.put('"');
  }

  private static void write(TextSink sink, int c) {
    switch (c) {
      case '"' -> sink.put("\\\"");
      case '\\' -> sink.put("\\\\");
      case '\b' -> sink.put("\\b");
      case '\f' -> sink.put("\\f");
      case '\n' -> sink.put("\\n");
      case '\r' -> sink.put("\\r");
      case '\t' -> sink.put("\\t");
      default -> {
        if (c < ' ' || Character.getType(c) == Character.SURROGATE) {
          sink.put("\\u").hexDigits(c, 4);
        } else {
          sink.put(Character.toString(c));
        }
      }
    }
  }

  private static String unescape(String content) {
    StringBuilder plain = new StringBuilder();
    int at = 0;
    while (at < content.length()) {
      char c = content.charAt(at);
      if (c != '\\') {
        plain.append(c);
        at++;
      } else if (at + 5 < content.length() && content.charAt(at + 1) == 'u') {
        plain.append((char) codeUnit(content.substring(at + 2, at + 6)));
        at += 6;
      } else {
        plain.append(simple(at + 1 < content.length() ? content.charAt(at + 1) : 0));
        at += 2;
      }
    }
    return plain.toString();
  }

  private static int codeUnit(String digits) {
    try {
      return Integer.parseUnsignedInt(digits, 16);
    } catch (NumberFormatException notHex) {
      throw new FlowSyntaxException("\"\\u" + digits + "\" is no escaped character");
    }
  }

  private static char simple(char escaped) {
    return switch (escaped) {
      case '"', '\\', '/' -> escaped;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> throw new FlowSyntaxException("\"\\" + escaped + "\" is no escaped character");
    };
  }
}
