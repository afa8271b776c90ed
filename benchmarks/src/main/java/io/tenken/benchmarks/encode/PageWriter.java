package io.tenken.benchmarks.encode;

import java.io.IOException;
import java.io.OutputStream;

/** One library that turns the samples of a {@link Fleet} into a page. */
interface PageWriter extends AutoCloseable {

  /** Takes the samples one by one, as a collector gives them at a scrape. */
  void collect() throws Exception;

  /** Writes the samples of the last {@link #collect} in text format 0.0.4. */
  void encode(OutputStream target) throws IOException;

  @Override
  default void close() {}
}
