package io.tenken.core.untrusted;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Durations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads a configuration file into records: an unknown key, a key that stands twice, or a value of
 * another type is an error that names file, line and key. Never creates an object that the record
 * does not declare.
 *
 * <p>What a record's constructor throws as {@link IllegalArgumentException} is shown as its
 * message. A {@link Duration} is written as Prometheus writes it.
 */
public final class StrictYaml {

  /** Far above any configuration that people write. */
  public static final int MAX_BYTES = 64 << 10;

  private static final int MAX_DEPTH = 32;

  private static final ObjectMapper MAPPER = mapper();

  private StrictYaml() {}

  private static ObjectMapper mapper() {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(MAX_BYTES);
    limits.setNestingDepthLimit(MAX_DEPTH);
    limits.setMaxAliasesForCollections(0);
    limits.setAllowDuplicateKeys(false);
    return YAMLMapper.builder(factory(limits))
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .addModule(new SimpleModule().addDeserializer(Duration.class, new PrometheusDuration()))
        .build();
  }

  private static YAMLFactory factory(LoaderOptions limits) {
    return YAMLFactory.builder()
        .loaderOptions(limits)
        // The default of YAMLFactory, and not of its builder: a key without value has no text.
        .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
        .build();
  }

  /**
   * @param type a record, or what Jackson makes without annotations
   * @throws ConfigurationException if the file can't be read or is not of this type
   */
  public static <T> T read(Path file, Class<T> type) throws ConfigurationException {
    byte[] bytes;
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new ConfigurationException(file + ": larger than " + MAX_BYTES + " bytes");
      }
      bytes = Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new ConfigurationException(
          "%s: can't be read (%s)".formatted(file, unreadable), unreadable);
    }
    return parse(new String(bytes, StandardCharsets.UTF_8), file.toString(), type);
  }

  /**
   * @param name stands for the file in messages
   * @throws ConfigurationException if the text is not of this type
   */
  public static <T> T parse(String text, String name, Class<T> type) throws ConfigurationException {
    try {
      T value = MAPPER.readValue(isEmpty(text) ? "{}" : text, type);
      if (value == null) {
        throw new ConfigurationException(name + ": holds nothing");
      }
      return value;
    } catch (JsonProcessingException wrong) {
      throw new ConfigurationException(
          name + position(wrong) + ": " + key(wrong) + problem(wrong), wrong);
    }
  }

  /** Nothing but comments, which for YAML is no document at all. */
  private static boolean isEmpty(String text) {
    return text.lines().map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("#"));
  }

  private static String position(JsonProcessingException wrong) {
    JsonLocation location = wrong.getLocation();
    return location == null || location.getLineNr() < 1
        ? ""
        : ":" + location.getLineNr() + ":" + location.getColumnNr();
  }

  /** The path to the key that is wrong: {@code probes[1].timeout}. */
  private static String key(JsonProcessingException wrong) {
    if (!(wrong instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
      return "";
    }
    String path =
        mapping.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getFieldName())
            .collect(Collectors.joining());
    return (path.startsWith(".") ? path.substring(1) : path) + ": ";
  }

  private static String problem(JsonProcessingException wrong) {
    if (wrong instanceof UnrecognizedPropertyException unknown) {
      return "unknown key; known here: "
          + unknown.getKnownPropertyIds().stream()
              .map(String::valueOf)
              .sorted()
              .collect(Collectors.joining(", "));
    }
    if (wrong instanceof ValueInstantiationException refused && refused.getCause() != null) {
      return String.valueOf(refused.getCause().getMessage());
    }
    String message = wrong.getOriginalMessage().lines().findFirst().orElse("is wrong");
    // What follows is advice to the programmer.
    int advice = message.indexOf(" (but might if ");
    return advice < 0 ? message : message.substring(0, advice);
  }

  private static final class PrometheusDuration extends StdScalarDeserializer<Duration> {

    private static final long serialVersionUID = 1L;

    PrometheusDuration() {
      super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = parser.getText();
      try {
        return Durations.parse(text);
      } catch (IllegalArgumentException wrong) {
        throw JsonMappingException.from(parser, "\"" + text + "\": " + wrong.getMessage());
      }
    }
  }
}
