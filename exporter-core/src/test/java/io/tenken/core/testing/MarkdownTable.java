package io.tenken.core.testing;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A table of a page of {@code docs/} in the making. */
public final class MarkdownTable {

  private final StringBuilder text = new StringBuilder();

  public MarkdownTable(String... columns) {
    row(columns);
    row(Arrays.stream(columns).map(column -> "---").toArray(String[]::new));
  }

  public MarkdownTable row(String... cells) {
    text.append(
        Arrays.stream(cells)
            .map(cell -> cell.replace("|", "\\|"))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
    return this;
  }

  /** Words in code font; nothing for nothing. */
  public static String code(String words) {
    return words.isEmpty() ? "" : "`" + words + "`";
  }

  /** Its lines. */
  @Override
  public String toString() {
    return text.toString();
  }
}
