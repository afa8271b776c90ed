package io.tenken.ingress.dbus;

import java.util.ArrayList;
import java.util.List;

/**
 * The type of a value: {@code s}, or {@code a} with the type of its elements, or a struct with the
 * types of its parts. Immutable.
 *
 * @param code as in signatures; {@code (} for structs, <code>{</code> for entries of dictionaries
 */
record DbusType(char code, List<DbusType> parts) {

  static final char ARRAY = 'a';
  static final char STRUCT = '(';
  static final char ENTRY = '{';
  static final char VARIANT = 'v';

  private static final String BASIC = "ybnqiuxtdsogh";
  private static final int MAX_LENGTH = 255;

  /** The specification allows 32 arrays in 32 structs. */
  private static final int MAX_DEPTH = 32;

  DbusType {
    parts = List.copyOf(parts);
  }

  /**
   * The types of a signature, one after the other.
   *
   * @throws MalformedMessageException unless it is a signature
   */
  static List<DbusType> parse(String signature) throws MalformedMessageException {
    if (signature.length() > MAX_LENGTH) {
      throw new MalformedMessageException("signature of " + signature.length() + " characters");
    }
    Parser parser = new Parser(signature);
    List<DbusType> types = new ArrayList<>();
    while (!parser.atEnd()) {
      types.add(parser.type(0));
    }
    return types;
  }

  /** Where a value of this type begins: at a multiple of this. */
  int alignment() {
    return switch (code) {
      case 'n', 'q' -> 2;
      case 'b', 'i', 'u', 's', 'o', 'h', ARRAY -> 4;
      case 'x', 't', 'd', STRUCT, ENTRY -> 8;
      default -> 1;
    };
  }

  /** Reads a signature from left to right. */
  private static final class Parser {

    private final String signature;
    private int position;

    Parser(String signature) {
      this.signature = signature;
    }

    boolean atEnd() {
      return position == signature.length();
    }

    DbusType type(int depth) throws MalformedMessageException {
      char code = next();
      if (depth > MAX_DEPTH) {
        throw wrong("is nested too deeply");
      }
      return switch (code) {
        case ARRAY -> new DbusType(ARRAY, List.of(element(depth + 1)));
        case STRUCT -> new DbusType(STRUCT, partsUpTo(')', depth + 1));
        case VARIANT -> new DbusType(VARIANT, List.of());
        default -> {
          if (BASIC.indexOf(code) < 0) {
            throw wrong("has a \"" + code + "\" that is no type");
          }
          yield new DbusType(code, List.of());
        }
      };
    }

    /** Entries of dictionaries stand in arrays only. */
    private DbusType element(int depth) throws MalformedMessageException {
      if (atEnd() || signature.charAt(position) != ENTRY) {
        return type(depth);
      }
      position++;
      List<DbusType> parts = partsUpTo('}', depth + 1);
      if (parts.size() != 2 || BASIC.indexOf(parts.get(0).code()) < 0) {
        throw wrong("has an entry that is no key with a value");
      }
      return new DbusType(ENTRY, parts);
    }

    private List<DbusType> partsUpTo(char end, int depth) throws MalformedMessageException {
      List<DbusType> parts = new ArrayList<>();
      while (!atEnd() && signature.charAt(position) != end) {
        parts.add(type(depth));
      }
      if (atEnd() || parts.isEmpty()) {
        throw wrong("has a struct that is empty or does not end");
      }
      position++;
      return parts;
    }

    private char next() throws MalformedMessageException {
      if (atEnd()) {
        throw wrong("ends too early");
      }
      return signature.charAt(position++);
    }

    private MalformedMessageException wrong(String problem) {
      return new MalformedMessageException("signature \"" + signature + "\" " + problem);
    }
  }
}
