package io.tenken.ingress.frr;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads JSON of FRR, within bounds. */
final class FrrJson {

  private static final int MAX_DEPTH = 64;
  private static final int MAX_TEXT = 4096;

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
    String trimmed = text.strip();
    if (trimmed.isEmpty() || trimmed.startsWith("%")) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(MAPPER.readTree(trimmed));
    } catch (JsonProcessingException noJson) {
      throw new CollectorException(
          FailureReason.PARSE,
          "FRR answered \"%s\" with no JSON: %s".formatted(what, noJson.getOriginalMessage()),
          noJson);
    }
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
