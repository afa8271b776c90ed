package io.tenken.dirtyflow.openflow;

import java.nio.charset.StandardCharsets;

/** A range of a byte array that somebody else owns; moved from flow to flow. */
public final class ByteSlice {

  private byte[] bytes = new byte[0];
  private int start;
  private int end;

  public void set(byte[] newBytes, int newStart, int newEnd) {
    bytes = newBytes;
    start = newStart;
    end = newEnd;
  }

  public byte[] bytes() {
    return bytes;
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }

  public int length() {
    return end - start;
  }

  @Override
  public String toString() {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }
}
