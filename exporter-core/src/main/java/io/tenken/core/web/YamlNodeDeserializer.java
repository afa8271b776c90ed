package io.tenken.core.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.tenken.core.web.YamlNode.Listing;
import io.tenken.core.web.YamlNode.Mapping;
import io.tenken.core.web.YamlNode.Scalar;
import io.tenken.core.web.YamlNode.ScalarType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds the tree from the tokens. Depth, size and duplicates are the business of StrictYaml. */
final class YamlNodeDeserializer extends StdDeserializer<YamlNode> {

  private static final long serialVersionUID = 1L;

  YamlNodeDeserializer() {
    super(YamlNode.class);
  }

  @Override
  public YamlNode deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    return node(parser, line(parser));
  }

  /** A file that holds {@code ~} holds nothing, as an empty one does. */
  @Override
  public YamlNode getNullValue(DeserializationContext context) {
    return new Mapping(1, Map.of());
  }

  private static YamlNode node(JsonParser parser, int line) throws IOException {
    refuseAlias(parser);
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(parser, line);
      case START_ARRAY -> listing(parser, line);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(parser, line, ScalarType.NUMBER);
      case VALUE_TRUE, VALUE_FALSE -> scalar(parser, line, ScalarType.FLAG);
      case VALUE_NULL -> scalar(parser, line, ScalarType.NOTHING);
      default -> scalar(parser, line, ScalarType.TEXT);
    };
  }

  private static YamlNode mapping(JsonParser parser, int line) throws IOException {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      refuseAlias(parser);
      String key = parser.currentName();
      int keyLine = line(parser);
      parser.nextToken();
      entries.put(key, node(parser, keyLine));
    }
    return new Mapping(line, entries);
  }

  private static YamlNode listing(JsonParser parser, int line) throws IOException {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(parser, line(parser)));
    }
    return new Listing(line, items);
  }

  private static YamlNode scalar(JsonParser parser, int line, ScalarType type) throws IOException {
    return new Scalar(line, parser.getText(), type);
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  /** Jackson hands the name of an alias on as if it were a text. */
  private static void refuseAlias(JsonParser parser) throws IOException {
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      throw JsonMappingException.from(
          parser, "aliases (*name) are not supported; write the value out");
    }
  }
}
