package io.tenken.core.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tenken.core.engine.CollectorStatus;
import io.tenken.core.engine.Scraper;
import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.Durations;
import io.tenken.core.spi.ExporterIdentity;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/** {@code /}: what runs here, what is wrong, and where to go. Static, without script. */
final class LandingPage implements Endpoint {

  static final String PATH = "/";

  private static final String STYLE =
      "body{font-family:sans-serif;margin:2em}"
          + "td,th{text-align:left;padding:.2em 1em .2em 0;vertical-align:top}"
          + ".failed{color:#b00}";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
              .formatted(sha256(STYLE)),
          "Referrer-Policy",
          "no-referrer");

  private final ServerSettings settings;
  private final Scraper scraper;

  LandingPage(ServerSettings settings, Scraper scraper) {
    this.settings = settings;
    this.scraper = scraper;
  }

  @Override
  public SelfMetrics.Endpoint label() {
    return SelfMetrics.Endpoint.LANDING;
  }

  @Override
  public Answer answer(Request request, boolean draining) {
    return Answer.of(200, "text/html; charset=utf-8", page()).with(HEADERS);
  }

  private String page() {
    ExporterIdentity identity = settings.identity();
    StringBuilder rows = new StringBuilder();
    scraper.status().forEach(collector -> rows.append(row(collector)));
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>%1$s</title>
        <style>%2$s</style>
        </head>
        <body>
        <h1>%1$s %3$s</h1>
        <p>%4$s</p>
        <p><a href="%5$s">Metrics</a> · <a href="%6$s">healthy</a> · <a href="%7$s">ready</a></p>
        <table>
        <tr><th>Collector</th><th>State</th><th>Last success</th><th>Last failure</th></tr>
        %8$s</table>
        </body>
        </html>
        """
        .formatted(
            Html.escaped(identity.name()),
            STYLE,
            Html.escaped(settings.version()),
            Html.escaped(identity.summary()),
            Html.escaped(settings.telemetryPath()),
            Healthy.PATH,
            Ready.PATH,
            rows);
  }

  private static String row(CollectorStatus collector) {
    String failure =
        collector
            .lastFailure()
            .map(reason -> reason.label() + ": " + collector.lastDetail())
            .orElse("");
    return "<tr><td>%s</td><td>%s</td><td>%s</td><td class=\"failed\">%s</td></tr>%n"
        .formatted(
            Html.escaped(collector.collector()),
            collector.state().name().toLowerCase(Locale.ROOT),
            collector.sinceLastSuccess().map(LandingPage::ago).orElse("never"),
            Html.escaped(failure));
  }

  private static String ago(Duration duration) {
    return Durations.format(Duration.ofSeconds(duration.toSeconds())) + " ago";
  }

  private static String sha256(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
