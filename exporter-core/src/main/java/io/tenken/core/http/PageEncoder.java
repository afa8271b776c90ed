package io.tenken.core.http;

import io.tenken.core.encode.AcceptEncoding;
import io.tenken.core.encode.ByteChunks;
import io.tenken.core.encode.ChunkPool;
import io.tenken.core.encode.ExpositionFormat;
import io.tenken.core.model.MetricFamily;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Makes pages of metrics, a few at a time, from memory that all of them share. Thread-safe. */
final class PageEncoder {

  static final long MOST_PAGE_BYTES = 64L << 20;

  /** Below it, the header of gzip and the work cost more than they save. */
  private static final int WORTH_COMPRESSING = 1024;

  private static final int GZIP_BUFFER = 8 * 1024;

  private static final int MOST_AT_ONCE = 4;

  private final Semaphore places = new Semaphore(MOST_AT_ONCE);
  private final ChunkPool memory;

  PageEncoder(ChunkPool memory) {
    this.memory = memory;
  }

  /**
   * @throws io.tenken.core.encode.PageTooLargeException beyond {@link #MOST_PAGE_BYTES}, or if the
   *     memory is used up
   */
  Page encode(List<MetricFamily> families, ExpositionFormat format, AcceptEncoding accepted)
      throws InterruptedException {
    places.acquire();
    try (ByteChunks plain = new ByteChunks(memory, MOST_PAGE_BYTES)) {
      format.write(families, plain);
      boolean compress =
          switch (accepted) {
            case PLAIN_ONLY -> false;
            case GZIP_IF_LARGE -> plain.size() > WORTH_COMPRESSING;
            case GZIP_ALWAYS -> true;
          };
      return compress ? new Page(compressed(plain), true) : new Page(plain.moved(), false);
    } finally {
      places.release();
    }
  }

  private ByteChunks compressed(ByteChunks plain) {
    try (ByteChunks compressed = new ByteChunks(memory, MOST_PAGE_BYTES);
        Gzip gzip = new Gzip(compressed)) {
      plain.writeTo(gzip);
      gzip.finish();
      return compressed.moved();
    } catch (IOException impossible) {
      throw new UncheckedIOException("compressing in memory", impossible);
    }
  }

  /**
   * A complete page.
   *
   * @param bytes to be closed when it is sent
   * @param gzipped whether the bytes are compressed
   */
  record Page(ByteChunks bytes, boolean gzipped) {}

  /** With the level that is quick: metrics shrink to a tenth with any. */
  private static final class Gzip extends GZIPOutputStream {
    Gzip(OutputStream target) throws IOException {
      super(target, GZIP_BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
