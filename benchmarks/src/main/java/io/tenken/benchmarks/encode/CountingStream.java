package io.tenken.benchmarks.encode;

import java.io.OutputStream;

/** Takes a page as a socket would, and keeps only how much came. */
final class CountingStream extends OutputStream {

  private long bytes;

  @Override
  public void write(int value) {
    bytes++;
  }

  @Override
  public void write(byte[] source, int from, int length) {
    bytes += length;
  }

  long bytes() {
    return bytes;
  }
}
