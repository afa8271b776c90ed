package io.tenken.core.encode;

import io.tenken.core.encode.PreferenceList.Preference;
import java.util.Optional;

/**
 * What the header {@code Accept} decides.
 *
 * <p>OpenMetrics is for those who name it and weigh it higher than text; all others get text, also
 * those who accept neither: an answer that may be readable serves them better than none.
 *
 * @param format of the page
 * @param contentType of the response
 */
public record AcceptHeader(ExpositionFormat format, String contentType) {

  private static final String TEXT = "text/plain";
  private static final String OPENMETRICS = "application/openmetrics-text";
  private static final double UNNAMED = 0;

  /**
   * @param header all values of {@code Accept}, joined by commas; empty if there is none
   */
  public static AcceptHeader parse(String header) {
    PreferenceList list = PreferenceList.parse(header);
    Optional<Preference> openMetrics = heaviest(list, OPENMETRICS, "1.0.0");
    Optional<Preference> text = heaviest(list, TEXT, "0.0.4");
    double textWeight =
        text.or(() -> heaviest(list, "text/*", ""))
            .or(() -> heaviest(list, "*/*", ""))
            .map(Preference::weight)
            .orElse(UNNAMED);
    if (openMetrics.isPresent() && openMetrics.get().weight() > textWeight) {
      return answer(ExpositionFormat.OPENMETRICS, openMetrics);
    }
    return answer(ExpositionFormat.TEXT, text);
  }

  /** Entries of another version are none: we could not answer them. */
  private static Optional<Preference> heaviest(PreferenceList list, String name, String version) {
    return list.preferences().stream()
        .filter(preference -> preference.name().equals(name))
        .filter(
            preference -> preference.parameters().getOrDefault("version", version).equals(version))
        .reduce((one, other) -> other.weight() > one.weight() ? other : one);
  }

  /**
   * All our names are valid without escaping. Who asks how names are escaped is told a scheme that
   * every client knows, and never what it sent.
   */
  private static AcceptHeader answer(ExpositionFormat format, Optional<Preference> asked) {
    boolean escaping = asked.filter(p -> p.parameters().containsKey("escaping")).isPresent();
    return new AcceptHeader(
        format, format.contentType() + (escaping ? "; escaping=underscores" : ""));
  }
}
