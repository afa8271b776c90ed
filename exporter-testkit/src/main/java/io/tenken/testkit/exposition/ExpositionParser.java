package io.tenken.testkit.exposition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a page of metrics and refuses what the format forbids, and also what it allows without
 * need: blank lines, comments, timestamps, families in pieces.
 *
 * <p>Sources: prometheus.io "Exposition formats" (text 0.0.4); OpenMetrics 1.0.
 */
public final class ExpositionParser {

  private static final String END_OF_FILE = "# EOF";

  private final boolean openMetrics;
  private final List<ParsedFamily> families = new ArrayList<>();
  private final Set<String> familyNames = new HashSet<>();
  private final Set<String> series = new HashSet<>();
  private FamilyBuilder family = FamilyBuilder.none();

  private ExpositionParser(boolean openMetrics) {
    this.openMetrics = openMetrics;
  }

  /**
   * Prometheus text format 0.0.4.
   *
   * @throws PageSyntaxException with the first line that is wrong
   */
  public static List<ParsedFamily> parseText(String page) {
    return new ExpositionParser(false).parse(page);
  }

  /**
   * OpenMetrics 1.0.
   *
   * @throws PageSyntaxException with the first line that is wrong
   */
  public static List<ParsedFamily> parseOpenMetrics(String page) {
    return new ExpositionParser(true).parse(page);
  }

  private List<ParsedFamily> parse(String page) {
    List<String> lines = List.of(page.split("\n", -1));
    int last = lines.size() - 1;
    check(lines.get(last).isEmpty(), last, lines.get(last), "no newline at the end");
    if (openMetrics) {
      last--;
      check(last >= 0 && lines.get(last).equals(END_OF_FILE), last, "", "no # EOF at the end");
    }
    for (int i = 0; i < last; i++) {
      try {
        readLine(lines.get(i));
      } catch (IllegalArgumentException problem) {
        throw new PageSyntaxException(i + 1, lines.get(i), String.valueOf(problem.getMessage()));
      }
    }
    endFamily(last, "");
    return families;
  }

  private void readLine(String line) {
    if (line.startsWith("# ")) {
      String[] words = line.split(" ", 4);
      require(words.length >= 3, "metadata without a name");
      String text = words.length == 4 ? words[3] : "";
      if (!family.isOpenFor(words[2])) {
        startFamily(words[2]);
      }
      family.metadata(words[1], text);
    } else {
      ParsedSample sample = SampleLineParser.parse(line, !openMetrics);
      require(series.add(sample.series()), "this series stands twice");
      family.sample(sample);
    }
  }

  private void startFamily(String name) {
    endFamily();
    require(familyNames.add(name), "family \"" + name + "\" is in pieces");
    family = FamilyBuilder.named(name, openMetrics);
  }

  private void endFamily(int line, String text) {
    try {
      endFamily();
    } catch (IllegalArgumentException problem) {
      throw new PageSyntaxException(line + 1, text, String.valueOf(problem.getMessage()));
    }
  }

  private void endFamily() {
    family.build().ifPresent(families::add);
  }

  private static void check(boolean holds, int line, String text, String problem) {
    if (!holds) {
      throw new PageSyntaxException(line + 1, text, problem);
    }
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}
