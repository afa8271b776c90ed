package io.tenken.ingress.frr;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads JSON of FRR, within bounds. */
final class FrrJson {

  private static final int MAX_DEPTH = 64;
  private static final int MAX_TEXT = 4096;

  /** Around the innermost: that of VRFs, and each VRF. */
  private static final int OUTER_OBJECTS = 2;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(MAX_DEPTH)
                      .maxStringLength(MAX_TEXT)
                      .maxNameLength(MAX_TEXT)
                      .build())
              .build());

  private FrrJson() {}

  /**
   * Empty where FRR answers in words ("% BGP instance not found") or not at all: then nothing of
   * the kind is configured.
   *
   * @param what the command, for messages
   * @throws CollectorException PARSE if it is neither words nor JSON
   */
  static Optional<JsonNode> parse(String text, String what) throws CollectorException {
    if (isWords(text)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(MAPPER.readTree(text));
    } catch (JsonProcessingException noJson) {
      throw noJson(what, noJson);
    }
  }

  /**
   * As {@link #parse}, for an answer of objects in objects in an object of which most fields are of
   * no interest: what is left out costs no memory.
   *
   * @param wanted fields of the innermost objects
   * @throws CollectorException PARSE if it is neither words nor JSON
   */
  static Optional<JsonNode> parse(String text, String what, Set<String> wanted)
      throws CollectorException {
    if (isWords(text)) {
      return Optional.empty();
    }
    try (JsonParser json = MAPPER.createParser(text)) {
      json.nextToken();
      return Optional.ofNullable(pruned(json, OUTER_OBJECTS, wanted));
    } catch (JsonProcessingException noJson) {
      throw noJson(what, noJson);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The value that the parser stands at. */
  private static JsonNode pruned(JsonParser json, int outer, Set<String> wanted)
      throws IOException {
    if (!json.isExpectedStartObjectToken()) {
      return MAPPER.readTree(json);
    }
    ObjectNode object = MAPPER.createObjectNode();
    for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
      json.nextToken();
      if (outer > 0) {
        object.set(field, pruned(json, outer - 1, wanted));
      } else if (wanted.contains(field)) {
        object.set(field, MAPPER.readTree(json));
      } else {
        json.skipChildren();
      }
    }
    return object;
  }

  private static boolean isWords(String text) {
    String start = text.stripLeading();
    return start.isEmpty() || start.startsWith("%");
  }

  private static CollectorException noJson(String what, JsonProcessingException noJson) {
    return new CollectorException(
        FailureReason.PARSE,
        "FRR answered \"%s\" with no JSON: %s".formatted(what, noJson.getOriginalMessage()),
        noJson);
  }

  /** The text of a field; empty if there is none. */
  static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isValueNode() ? value.asText("") : "";
  }

  /** A number that is not negative. */
  static OptionalLong number(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.canConvertToLong() && value.isNumber() && value.longValue() >= 0
        ? OptionalLong.of(value.longValue())
        : OptionalLong.empty();
  }
}
