package io.tenken.testkit.lab.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenken.testkit.lab.LabException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The HTTP API of a Prometheus (or of what speaks the same), as far as tests need it. */
public final class PrometheusApi {

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(DEADLINE).build();
  private final ObjectMapper json = new ObjectMapper();
  private final String base;

  /**
   * @param base the URL without a slash at its end
   */
  public PrometheusApi(String base) {
    this.base = base;
  }

  public boolean isReady() {
    try {
      return get("/-/ready").statusCode() == 200;
    } catch (LabException notYet) {
      return false;
    }
  }

  /**
   * The rows of an instant query; a scalar is one row without labels.
   *
   * @throws LabException with Prometheus' words when it refuses the expression
   */
  public List<Sample> query(String promql) {
    JsonNode data =
        data("/api/v1/query?query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8));
    if (data.path("resultType").asText().equals("scalar")) {
      return List.of(new Sample(Map.of(), number(data.path("result"))));
    }
    List<Sample> samples = new ArrayList<>();
    for (JsonNode row : data.path("result")) {
      samples.add(new Sample(strings(row.path("metric")), number(row.path("value"))));
    }
    return samples;
  }

  public List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    for (JsonNode target : data("/api/v1/targets?state=active").path("activeTargets")) {
      targets.add(
          new Target(
              target.path("scrapeUrl").asText(),
              target.path("health").asText(),
              target.path("lastError").asText(),
              strings(target.path("labels"))));
    }
    return targets;
  }

  /** What the targets of a job have said about their metrics, as they were scraped last. */
  public List<Metadata> metadata(String job) {
    String match = URLEncoder.encode("{job=\"" + job + "\"}", StandardCharsets.UTF_8);
    List<Metadata> metadata = new ArrayList<>();
    for (JsonNode row : data("/api/v1/targets/metadata?match_target=" + match)) {
      metadata.add(
          new Metadata(
              row.path("metric").asText(),
              row.path("type").asText(),
              row.path("unit").asText(),
              row.path("help").asText()));
    }
    return metadata;
  }

  private JsonNode data(String path) {
    HttpResponse<String> response = get(path);
    try {
      JsonNode answer = json.readTree(response.body());
      if (answer.path("status").asText().equals("success")) {
        return answer.path("data");
      }
    } catch (IOException e) {
      throw new LabException("%s%s: no JSON: %s".formatted(base, path, response.body()), e);
    }
    throw new LabException(
        "%s%s: status %d: %s".formatted(base, path, response.statusCode(), response.body()));
  }

  private HttpResponse<String> get(String path) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).timeout(DEADLINE).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new LabException("%s%s: %s".formatted(base, path, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted while asking " + base + path, e);
    }
  }

  /** Values are pairs of a time and a text, {@code NaN} and {@code +Inf} among the texts. */
  private static double number(JsonNode pair) {
    String text = pair.path(1).asText();
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static Map<String, String> strings(JsonNode object) {
    Map<String, String> map = new HashMap<>();
    object.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
    return map;
  }
}
