package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.FlowSyntaxException;

/** JSON strings, in which {@code ovs-ofctl} writes port names that are no plain words. */
final class QuotedText {

  private QuotedText() {}

  /** Where the string that opens at {@code start} closes, exclusive; {@code end} if it does not. */
  static int close(byte[] bytes, int start, int end) {
    for (int i = start + 1; i < end; i++) {
      if (bytes[i] == '\\') {
        i++;
      } else if (bytes[i] == '"') {
        return i + 1;
      }
    }
    return end;
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
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      switch (c) {
        case '"' -> sink.put("\\\"");
        case '\\' -> sink.put("\\\\");
        case '\b' -> sink.put("\\b");
        case '\f' -> sink.put("\\f");
        case '\n' -> sink.put("\\n");
        case '\r' -> sink.put("\\r");
        case '\t' -> sink.put("\\t");
        default -> i = plain(sink, content, i);
      }
    }
    sink.put('"');
  }

  /** Writes the character at {@code at} and returns the index of its last char. */
  private static int plain(TextSink sink, String content, int at) {
    char c = content.charAt(at);
    if (c < 0x20) {
      sink.put("\\u").hexDigits(c, 4);
      return at;
    }
    int last = at + Character.charCount(content.codePointAt(at)) - 1;
    sink.put(content.substring(at, last + 1));
    return last;
  }

  private static String unescape(String content) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      if (c != '\\') {
        plain.append(c);
        continue;
      }
      i++;
      char escaped = i < content.length() ? content.charAt(i) : 0;
      if (escaped == 'u' && i + 4 < content.length()) {
        plain.append((char) codeUnit(content.substring(i + 1, i + 5)));
        i += 4;
      } else {
        plain.append(simple(escaped));
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
