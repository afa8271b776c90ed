package io.tenken.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.Pipe;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The time-out of a response")
class ResponseTimeoutTest {

  @Test
  void closes_the_channel_of_a_write_that_does_not_end() throws IOException {
    Pipe pipe = Pipe.open();
    try (ResponseTimeout timeout = new ResponseTimeout(Duration.ofMillis(1));
        Pipe.SinkChannel nobodyReads = pipe.sink();
        Pipe.SourceChannel source = pipe.source()) {
      assertThatThrownBy(() -> timeout.guard(() -> writeForEver(nobodyReads)))
          .isInstanceOf(ClosedByInterruptException.class);
      assertThat(nobodyReads.isOpen()).isFalse();
      assertThat(source.isOpen()).isTrue();
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  @Test
  void leaves_a_write_alone_that_ends() throws IOException {
    StringBuilder written = new StringBuilder();
    try (ResponseTimeout timeout = new ResponseTimeout(Duration.ofHours(1))) {
      timeout.guard(() -> written.append("all"));
    }
    assertThat(written).hasToString("all");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  private static void writeForEver(Pipe.SinkChannel sink) throws IOException {
    while (true) {
      sink.write(ByteBuffer.allocate(4096));
    }
  }
}
