package io.tenken.dirtyflow.openflow;

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
}
