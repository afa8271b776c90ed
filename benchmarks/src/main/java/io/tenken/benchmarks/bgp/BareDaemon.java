package io.tenken.benchmarks.bgp;

import io.tenken.benchmarks.scrape.Measurement;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * A daemon that is asked on its socket by a client that only counts the bytes of the answer: what
 * no exporter can do without.
 */
final class BareDaemon {

  private static final int WARM_UP = 50;
  private static final int TIMES = 100;
  private static final int BUFFER_BYTES = 64 << 10;

  private final Path socket;
  private final DoubleSupplier cpu;
  private final byte commandEnd;

  private final byte[] answerEnd;

  private BareDaemon(Path socket, DoubleSupplier cpu, char commandEnd, String answerEnd) {
    this.socket = socket;
    this.cpu = cpu;
    this.commandEnd = (byte) commandEnd;
    this.answerEnd = answerEnd.getBytes(StandardCharsets.US_ASCII);
  }

  static BareDaemon bird(Path socket, DoubleSupplier cpu) {
    return new BareDaemon(socket, cpu, '\n', "\n0000 \n");
  }

  /** A vty socket answers with three NUL bytes and a status, 0 if all went well. */
  static BareDaemon frr(Path socket, DoubleSupplier cpu) {
    return new BareDaemon(socket, cpu, '\0', "\0\0\0\0");
  }

  /** Prints a row of the table: the daemon alone. */
  void print(PrintStream out, String command) throws Exception {
    Measurement.of(() -> ask(command), List.of(), WARM_UP);
    Measurement alone = Measurement.of(() -> ask(command), List.of(cpu), TIMES);
    out.printf(
        "| alone: `%s` | %s bytes | %.1f (%.1f) | %.1f | | | |%n",
        command, alone.lastAnswer(), alone.median(), alone.slowest(), alone.cpu());
  }

  /** Returns the number of bytes of the answer. */
  private String ask(String command) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      byte[] words = (command + (char) commandEnd).getBytes(StandardCharsets.US_ASCII);
      channel.write(ByteBuffer.wrap(words));
      return Long.toString(readAnswer(Channels.newInputStream(channel)));
    }
  }

  private long readAnswer(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long bytes = 0;
    int kept = 0;
    while (kept < answerEnd.length || !endsAnswer(buffer, kept)) {
      int tail = Math.min(kept, answerEnd.length);
      System.arraycopy(buffer, kept - tail, buffer, 0, tail);
      int count = in.read(buffer, tail, buffer.length - tail);
      if (count < 0) {
        throw new IOException(socket + " hung up after " + bytes + " bytes");
      }
      bytes += count;
      kept = tail + count;
    }
    return bytes;
  }

  private boolean endsAnswer(byte[] buffer, int length) {
    for (int i = 0; i < answerEnd.length; i++) {
      if (buffer[length - answerEnd.length + i] != answerEnd[i]) {
        return false;
      }
    }
    return true;
  }
}
