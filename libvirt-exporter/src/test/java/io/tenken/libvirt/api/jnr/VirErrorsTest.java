package io.tenken.libvirt.api.jnr;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.FailureReason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A number of virterror.h")
class VirErrorsTest {

  @ParameterizedTest(name = "{1}, errno {2}: {0}")
  @CsvSource({
    "PERMISSION, VIR_ERR_AUTH_FAILED, 0, 45",
    "PERMISSION, VIR_ERR_AUTH_CANCELLED, 0, 79",
    "PERMISSION, VIR_ERR_AUTH_UNAVAILABLE, 0, 94",
    "PERMISSION, VIR_ERR_ACCESS_DENIED, 0, 88",
    "PERMISSION, VIR_ERR_OPERATION_DENIED, 0, 29",
    "UNREACHABLE, VIR_ERR_NO_CONNECT, 0, 5",
    "UNREACHABLE, VIR_ERR_UNKNOWN_HOST, 0, 4",
    "PARSE, VIR_ERR_XML_ERROR, 0, 27",
    "TIMEOUT, VIR_ERR_OPERATION_TIMEOUT, 0, 68",
    "PERMISSION, VIR_ERR_SYSTEM_ERROR, EPERM 1, 38",
    "PERMISSION, VIR_ERR_SYSTEM_ERROR, EACCES 13, 38",
    "UNREACHABLE, VIR_ERR_SYSTEM_ERROR, ENOENT 2, 38",
    "UNREACHABLE, VIR_ERR_SYSTEM_ERROR, ECONNREFUSED 111, 38",
    "PROTOCOL, VIR_ERR_SYSTEM_ERROR, EIO 5, 38",
    "PROTOCOL, VIR_ERR_INTERNAL_ERROR, 0, 1",
    "PROTOCOL, VIR_ERR_INTERNAL_ERROR, ENOENT 2, 1",
    "PROTOCOL, a number of a newer libvirt, 0, 4711",
  })
  @DisplayName("is one of our reasons")
  void reason(FailureReason expected, String name, String errno, int code) {
    int number = Integer.parseInt(errno.replaceFirst(".* ", ""));

    assertThat(VirErrors.reason(code, number)).as(name).isEqualTo(expected);
  }
}
