package io.tenken.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The limits of requests")
class RequestLimitsTest {

  @ParameterizedTest(name = "with a heap of {0} MiB headers are read up to {1} bytes")
  @CsvSource({"64, 16384", "1024, 196608", "8192, 1572864", "65536, 2097152"})
  void leave_a_quarter_of_the_heap_to_the_rest(long heapMebibytes, String bytes) {
    assertThat(RequestLimits.properties(heapMebibytes << 20))
        .containsEntry("sun.net.httpserver.maxReqHeaderSize", bytes);
  }
}
