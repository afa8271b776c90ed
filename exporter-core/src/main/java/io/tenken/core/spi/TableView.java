package io.tenken.core.spi;

import java.util.List;

/**
 * How {@code dump --format table} shows an exporter to people, in place of the common view with one
 * line a sample. Stateless.
 */
public interface TableView {

  /** Options of {@code dump} that shape the table, such as {@code --sort}. */
  default List<Setting<?>> settings() {
    return List.of();
  }

  /**
   * The whole text, lines ending in a newline. What a reading lacks is shown as missing, with the
   * failure in words; it is no reason to fail.
   *
   * @param readings takes as many readings as the view needs, at least one; the last one decides
   *     the exit status
   * @param settings the exporter's and those of {@link #settings}
   */
  String render(Readings readings, Settings settings) throws InterruptedException;
}
