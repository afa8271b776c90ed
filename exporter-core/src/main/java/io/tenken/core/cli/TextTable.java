package io.tenken.core.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lines with columns that stand under each other; the last column is as long as it is. For the
 * views of exporters too.
 */
public final class TextTable {

  private static final String GAP = "  ";

  private final List<String[]> rows = new ArrayList<>();

  public TextTable row(String... cells) {
    rows.add(cells.clone());
    return this;
  }

  /** Each line ends in a newline. */
  @Override
  public String toString() {
    int[] widths = new int[rows.stream().mapToInt(cells -> cells.length).max().orElse(0)];
    for (String[] cells : rows) {
      for (int i = 0; i < cells.length; i++) {
        widths[i] = Math.max(widths[i], cells[i].codePointCount(0, cells[i].length()));
      }
    }
    StringBuilder text = new StringBuilder();
    rows.forEach(cells -> text.append(line(cells, widths).stripTrailing()).append('\n'));
    return text.toString();
  }

  private static String line(String[] cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      char[] blanks = new char[widths[i] - cells[i].codePointCount(0, cells[i].length())];
      Arrays.fill(blanks, ' ');
      line.append(i == 0 ? "" : GAP).append(cells[i]).append(blanks);
    }
    return line.toString();
  }
}
