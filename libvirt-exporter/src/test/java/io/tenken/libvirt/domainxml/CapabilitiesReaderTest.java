package io.tenken.libvirt.domainxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The capabilities of a node")
class CapabilitiesReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<host><uuid>x</uuid><cpu><arch>x86_64</arch><model>Icelake-Server</model></cpu></host>"
            + " | Icelake-Server",
        "<guest><cpu><model>qemu64</model></cpu></guest><host><cpu><model>EPYC</model></cpu></host>"
            + " | EPYC",
        "<host><cpu><arch>aarch64</arch></cpu></host> | ''",
        "<host><topology><cpu><model>no</model></cpu></topology></host> | ''",
        "<guest/> | ''",
      })
  @DisplayName("have the model of the host's CPU, or none")
  void cpuModel(String content, String expected) throws CollectorException {
    assertThat(CapabilitiesReader.cpuModel("<capabilities>" + content + "</capabilities>"))
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("that end too early are refused, though the model came before")
  void truncated() {
    String cut = "<capabilities><host><cpu><model>EPYC</model>";

    assertThatThrownBy(() -> CapabilitiesReader.cpuModel(cut))
        .isInstanceOfSatisfying(
            CollectorException.class,
            failure -> assertThat(failure.reason()).isEqualTo(FailureReason.PARSE));
  }
}
