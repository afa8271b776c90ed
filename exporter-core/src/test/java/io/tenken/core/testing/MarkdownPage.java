package io.tenken.core.testing;

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

  MarkdownPage table(MarkdownTable table) {
    text.append('\n').append(table);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
