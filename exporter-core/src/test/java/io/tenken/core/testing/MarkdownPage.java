package io.tenken.core.testing;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A page of {@code docs/} in the making. */
final class MarkdownPage {

  private final StringBuilder text = new StringBuilder();

  /**
   * @param sortRank where the page stands among its neighbours
   */
  MarkdownPage(String title, int sortRank) {
    text.append("---\ntitle: ").append(title).append("\nsort_rank: ").append(sortRank);
    text.append("\n---\n\n# ").append(title).append('\n');
  }

  MarkdownPage paragraph(String words) {
    text.append('\n').append(words).append('\n');
    return this;
  }

  MarkdownPage heading(String words) {
    text.append("\n## ").append(words).append('\n');
    return this;
  }

  MarkdownPage tableHead(String... columns) {
    text.append('\n');
    row(columns);
    return row(Arrays.stream(columns).map(column -> "---").toArray(String[]::new));
  }

  MarkdownPage row(String... cells) {
    text.append(
        Arrays.stream(cells)
            .map(cell -> cell.replace("|", "\\|"))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
    return this;
  }

  static String code(String words) {
    return words.isEmpty() ? "" : "`" + words + "`";
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
