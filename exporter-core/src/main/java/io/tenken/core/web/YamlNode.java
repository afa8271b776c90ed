package io.tenken.core.web;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Map;

/** A piece of YAML that knows its line, so that whoever finds it wanting can say where it is. */
@JsonDeserialize(using = YamlNodeDeserializer.class)
sealed interface YamlNode {

  /** Counted from 1; that of the key for a value of a mapping. */
  int line();

  /** As an operator would call it: {@code a list}. */
  String kind();

  /**
   * @param text as it is written, without quotes
   * @param type what it is by itself: {@code cost: 10} is a number, {@code cost: "10"} a text
   */
  record Scalar(int line, String text, ScalarType type) implements YamlNode {

    @Override
    public String kind() {
      return switch (type) {
        case TEXT -> "a text";
        case NUMBER -> "a number";
        case FLAG -> "true or false";
        case NOTHING -> "nothing";
      };
    }
  }

  /** Type of a scalar without quotes or tag. */
  enum ScalarType {
    TEXT,
    NUMBER,
    FLAG,
    NOTHING
  }

  /** A sequence. */
  record Listing(int line, List<YamlNode> items) implements YamlNode {

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Keys and values, in the order of the file; no key stands twice. */
  record Mapping(int line, Map<String, YamlNode> entries) implements YamlNode {

    @Override
    public String kind() {
      return "a mapping";
    }
  }
}
