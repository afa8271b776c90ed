package io.tenken.core.encode;

import io.tenken.core.encode.PreferenceList.Preference;
import java.util.Comparator;
import java.util.Optional;

/** What the header {@code Accept-Encoding} decides on gzip, the only coding that we offer. */
public enum AcceptEncoding {
  PLAIN_ONLY,
  /** Where it is worth the work. */
  GZIP_IF_LARGE,
  /** The client refuses what is not compressed. */
  GZIP_ALWAYS;

  /**
   * @param header all values of {@code Accept-Encoding}, joined by commas; empty if there is none
   */
  public static AcceptEncoding parse(String header) {
    PreferenceList list = PreferenceList.parse(header);
    Optional<Double> any = weight(list, "*");
    double gzip = weight(list, "gzip").or(() -> weight(list, "x-gzip")).or(() -> any).orElse(0.0);
    Optional<Double> plain = weight(list, "identity");
    if (gzip == 0 || plain.orElse(0.0) > gzip) {
      return PLAIN_ONLY;
    }
    // Plain is acceptable unless it is excluded by name, or by a star without being named.
    boolean plainRefused = plain.or(() -> any).filter(weight -> weight == 0).isPresent();
    return plainRefused ? GZIP_ALWAYS : GZIP_IF_LARGE;
  }

  private static Optional<Double> weight(PreferenceList list, String name) {
    return list.preferences().stream()
        .filter(preference -> preference.name().equals(name))
        .map(Preference::weight)
        .max(Comparator.naturalOrder());
  }
}
