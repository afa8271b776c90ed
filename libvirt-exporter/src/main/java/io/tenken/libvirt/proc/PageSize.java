package io.tenken.libvirt.proc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The size of a page of memory, which the kernel tells every process as it starts. */
final class PageSize {

  /** AT_PAGESZ of {@code getauxval(3)}. */
  private static final long PAGE_SIZE = 6;

  private static final int ENTRY_BYTES = 2 * Long.BYTES;
  private static final int BYTES_PER_KIB = 1024;

  private PageSize() {}

  /**
   * In KiB; empty if the kernel does not say.
   *
   * @param proc {@code /proc}
   */
  static OptionalLong under(Path proc) {
    try {
      byte[] told = Files.readAllBytes(proc.resolve("self/auxv"));
      ByteBuffer entries = ByteBuffer.wrap(told).order(ByteOrder.nativeOrder());
      while (entries.remaining() >= ENTRY_BYTES) {
        long what = entries.getLong();
        long value = entries.getLong();
        if (what == PAGE_SIZE) {
          return OptionalLong.of(value / BYTES_PER_KIB);
        }
      }
      return OptionalLong.empty();
    } catch (IOException hidden) {
      return OptionalLong.empty();
    }
  }
}
