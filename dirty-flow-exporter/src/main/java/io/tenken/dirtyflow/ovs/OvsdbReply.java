package io.tenken.dirtyflow.ovs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the reply to a transaction of selects, token by token. Values become Java values: text,
 * {@code Long}, {@code Boolean}, a {@code List} for a set, a {@code Map} for a map.
 */
final class OvsdbReply {

  private static final int MAX_DEPTH = 8;

  private OvsdbReply() {}

  /** The rows of each table, in the order in which they were asked for. */
  static Map<String, List<Map<String, Object>>> tables(JsonParser parser, List<String> names)
      throws IOException {
    Map<String, List<Map<String, Object>>> tables = new HashMap<>();
    expect(parser, JsonToken.START_OBJECT);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      if (key.equals("result") && parser.currentToken() == JsonToken.START_ARRAY) {
        results(parser, names, tables);
      } else if (key.equals("error") && parser.currentToken() != JsonToken.VALUE_NULL) {
        throw new IOException("the database answers with an error");
      } else {
        parser.skipChildren();
      }
    }
    if (tables.size() != names.size()) {
      throw new IOException("%d of %d tables came".formatted(tables.size(), names.size()));
    }
    return tables;
  }

  private static void results(
      JsonParser parser, List<String> names, Map<String, List<Map<String, Object>>> tables)
      throws IOException {
    int index = 0;
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean rows = parser.currentName().equals("rows");
        parser.nextToken();
        if (rows && index < names.size()) {
          tables.put(names.get(index), rows(parser));
        } else {
          parser.skipChildren();
        }
      }
      index++;
    }
  }

  private static List<Map<String, Object>> rows(JsonParser parser) throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      Map<String, Object> row = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String column = parser.currentName();
        parser.nextToken();
        row.put(column, value(parser, 0));
      }
      rows.add(row);
    }
    return rows;
  }

  /** An atom, or {@code ["set",[..]]}, {@code ["map",[[k,v],..]]}, {@code ["uuid","..."]}. */
  private static Object value(JsonParser parser, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new IOException("a value is nested too deeply");
    }
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      case START_ARRAY -> tagged(parser, depth);
      default -> throw new IOException("unexpected " + parser.currentToken());
    };
  }

  private static Object tagged(JsonParser parser, int depth) throws IOException {
    expect(parser, JsonToken.VALUE_STRING);
    String tag = parser.getText();
    parser.nextToken();
    Object content =
        switch (tag) {
          case "set" -> list(parser, depth);
          case "map" -> map(parser, depth);
          case "uuid" -> parser.getText();
          default -> throw new IOException("unknown kind of value \"" + tag + "\"");
        };
    expect(parser, JsonToken.END_ARRAY);
    return content;
  }

  private static List<Object> list(JsonParser parser, int depth) throws IOException {
    List<Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser, depth + 1));
    }
    return list;
  }

  private static Map<Object, Object> map(JsonParser parser, int depth) throws IOException {
    Map<Object, Object> map = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.START_ARRAY) {
      parser.nextToken();
      Object key = value(parser, depth + 1);
      parser.nextToken();
      map.put(key, value(parser, depth + 1));
      expect(parser, JsonToken.END_ARRAY);
    }
    return map;
  }

  private static void expect(JsonParser parser, JsonToken wanted) throws IOException {
    JsonToken token = parser.nextToken();
    if (token != wanted) {
      throw new IOException("expected " + wanted + ", got " + token);
    }
  }
}
