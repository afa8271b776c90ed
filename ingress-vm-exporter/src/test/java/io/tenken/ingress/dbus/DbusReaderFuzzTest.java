package io.tenken.ingress.dbus;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.Optional;

class DbusReaderFuzzTest {

  /** Every stream is read or refused by the declared exception, and costs what it is long. */
  @FuzzTest
  void reads_or_refuses(byte[] stream) {
    MessageAssembler assembler = new MessageAssembler();
    int chunk = 1 + stream.length / 3;
    try {
      for (int at = 0; at < stream.length; at += chunk) {
        byte[] bytes = Arrays.copyOfRange(stream, at, Math.min(stream.length, at + chunk));
        assembler.append(bytes, bytes.length);
        Optional<Message> message = assembler.next();
        while (message.isPresent()) {
          message.get().replySerial();
          message.get().text(HeaderField.ERROR_NAME);
          message.get().body();
          message = assembler.next();
        }
      }
    } catch (MalformedMessageException refused) {
      // as it may
    }
  }
}
