package io.tenken.core.web;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Durations;
import io.tenken.core.untrusted.BoundedInput;
import io.tenken.core.untrusted.StrictYaml;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a web configuration file. What it names is not opened here. */
final class WebConfigReader {

  static final List<String> SECTIONS =
      List.of("tls_server_config", "http_server_config", "basic_auth_users", "rate_limit");

  private static final int MAX_BURST = 1_000_000;
  private static final Duration MAX_INTERVAL = Duration.ofDays(1);

  private final Path file;
  private final Section root;

  private WebConfigReader(Path file, Section root) {
    this.file = file;
    this.root = root;
  }

  static WebConfig read(Path file) throws ConfigurationException {
    try {
      byte[] content = BoundedInput.readFile(file, StrictYaml.MAX_BYTES);
      return parse(file, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)));
    } catch (CollectorException e) {
      throw new ConfigurationException("web configuration: " + e.getMessage(), e);
    } catch (CharacterCodingException e) {
      throw new ConfigurationException(file + ": is no text in UTF-8", e);
    }
  }

  /**
   * @param file where it would stand: relative paths start from its directory
   */
  static WebConfig parse(Path file, CharSequence text) throws ConfigurationException {
    Place place = new Place(file.toString(), 1, "");
    YamlNode node = StrictYaml.parse(text.toString(), place.file(), YamlNode.class);
    return new WebConfigReader(file, Section.of(place, node, SECTIONS)).config();
  }

  private WebConfig config() throws ConfigurationException {
    Section http = root.section("http_server_config", List.of("http2", "headers"));
    boolean http2 = http.flag("http2", true);
    return new WebConfig(
        file,
        TlsConfigReader.read(file, root, http2),
        HeaderRules.read(http),
        users(),
        rateLimit());
  }

  private Map<String, BcryptHash> users() throws ConfigurationException {
    Map<String, BcryptHash> users = new LinkedHashMap<>();
    for (Map.Entry<String, Located> user : root.textsByKey("basic_auth_users").entrySet()) {
      if (user.getKey().indexOf(':') >= 0) {
        throw user.getValue().place().wrong("a user name with a colon can't log in; take another");
      }
      users.put(user.getKey(), BcryptHash.parse(user.getValue()));
    }
    return users;
  }

  private Optional<WebConfig.RateLimit> rateLimit() throws ConfigurationException {
    Section section = root.section("rate_limit", List.of("interval", "burst"));
    int burst = section.number("burst", MAX_BURST).orElse(0);
    Optional<Located> text = section.text("interval");
    Duration interval = text.isPresent() ? interval(text.get()) : Duration.ZERO;
    if (interval.isZero()) {
      return Optional.empty();
    }
    if (burst == 0) {
      throw section
          .placeOf("burst")
          .wrong("with an interval, and without a burst of at least 1, no request is served");
    }
    return Optional.of(new WebConfig.RateLimit(interval, burst));
  }

  private static Duration interval(Located text) throws ConfigurationException {
    // Without a unit, Go would read nanoseconds; only 0 can be meant so.
    Duration interval = text.text().equals("0") ? Duration.ZERO : duration(text);
    if (interval.compareTo(MAX_INTERVAL) > 0) {
      throw text.place()
          .wrong("%s is longer than %s".formatted(text.text(), Durations.format(MAX_INTERVAL)));
    }
    return interval;
  }

  private static Duration duration(Located text) throws ConfigurationException {
    try {
      return Durations.parse(text.text());
    } catch (IllegalArgumentException e) {
      throw text.place().wrong("\"%s\": %s".formatted(text.text(), e.getMessage()));
    }
  }
}
