package io.tenken.ingress.dbus;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts the stream of a connection into messages. Holds at most one message and what came with its
 * end; grows as bytes come, not as they are announced. For one thread.
 */
final class MessageAssembler {

  private static final int INITIAL_BYTES = 64 << 10;

  private byte[] buffer = new byte[INITIAL_BYTES];
  private int start;
  private int end;

  void append(byte[] chunk, int count) {
    makeRoom(count);
    System.arraycopy(chunk, 0, buffer, end, count);
    end += count;
  }

  /**
   * The next message if it is there whole. Read it before more is appended.
   *
   * @throws MalformedMessageException if no message can begin here
   */
  Optional<Message> next() throws MalformedMessageException {
    if (end - start < Message.FIXED_BYTES) {
      return Optional.empty();
    }
    int length = Message.length(ByteBuffer.wrap(buffer, start, end - start).slice());
    if (end - start < length) {
      return Optional.empty();
    }
    Message message = Message.read(ByteBuffer.wrap(buffer, start, length));
    start += length;
    return Optional.of(message);
  }

  private void makeRoom(int count) {
    if (buffer.length - end >= count) {
      return;
    }
    int held = end - start;
    int needed = held + count;
    byte[] target =
        needed <= buffer.length ? buffer : Arrays.copyOf(buffer, Math.max(needed, 2 * held));
    System.arraycopy(buffer, start, target, 0, held);
    buffer = target;
    start = 0;
    end = held;
  }
}
