package io.tenken.core.encode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The header Accept")
class AcceptHeaderTest {

  @ParameterizedTest(name = "\"{0}\" gets {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                                              | TEXT
          */*                                                             | TEXT
          text/plain                                                      | TEXT
          text/html                                                       | TEXT
          application/json                                                | TEXT
          application/*                                                   | TEXT
          application/openmetrics-text                                    | OPENMETRICS
          application/openmetrics-text;version=1.0.0                      | OPENMETRICS
          Application/OpenMetrics-Text; Version="1.0.0"; charset=utf-8    | OPENMETRICS
          application/openmetrics-text;version=0.0.1                      | TEXT
          application/openmetrics-text;version=2.0.0                      | TEXT
          application/openmetrics-text;q=0                                | TEXT
          application/openmetrics-text;q=0.5,text/plain;q=0.5             | TEXT
          application/openmetrics-text;q=0.6,text/plain;q=0.5             | OPENMETRICS
          application/openmetrics-text;q=0.4,text/plain;q=0.5             | TEXT
          application/openmetrics-text;q=0.4,*/*;q=0.5                    | TEXT
          application/openmetrics-text;q=0.4,*/*;q=0.5,text/plain;q=0.3   | OPENMETRICS
          application/openmetrics-text;q=0.4,*/*;q=0.3,text/*;q=0.5       | TEXT
          application/openmetrics-text;q=0.4,text/plain;version=1.0.0     | OPENMETRICS
          application/openmetrics-text;q=2                                | TEXT
          application/openmetrics-text;q=-1                               | TEXT
          application/openmetrics-text;q=                                 | TEXT
          application/openmetrics-text;q=NaN                              | TEXT
          application/openmetrics-text;q=0.9,application/openmetrics-text;q=0.1,text/plain;q=0.5 | OPENMETRICS
          ,;,;;q=1,=                                                      | TEXT
          """)
  void decides_the_format(String header, ExpositionFormat format) {
    assertThat(AcceptHeader.parse(header).format()).isEqualTo(format);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Prometheus 2.42 | application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1 | application/openmetrics-text; version=1.0.0; charset=utf-8
          Prometheus 2.20 | application/openmetrics-text; version=0.0.1,text/plain;version=0.0.4;q=0.5,*/*;q=0.1 | text/plain; version=0.0.4; charset=utf-8
          Prometheus 3    | application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2 | application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=underscores
          vmagent         | text/plain;version=0.0.4;q=1,*/*;q=0.1 | text/plain; version=0.0.4; charset=utf-8
          a browser       | text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | text/plain; version=0.0.4; charset=utf-8
          """)
  void of_known_clients_gets(String client, String header, String contentType) {
    assertThat(AcceptHeader.parse(header).contentType()).isEqualTo(contentType);
  }

  @Test
  void is_never_sent_back() {
    assertThat(AcceptHeader.parse("text/plain; escaping=<script>").contentType())
        .isEqualTo("text/plain; version=0.0.4; charset=utf-8; escaping=underscores");
  }

  @Test
  void is_read_up_to_a_limit() {
    String header = "a/b,".repeat(64) + "application/openmetrics-text";
    assertThat(AcceptHeader.parse(header).format()).isEqualTo(ExpositionFormat.TEXT);
  }

  @ParameterizedTest(name = "Accept-Encoding \"{0}\": {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                          | PLAIN_ONLY
          gzip                        | GZIP_IF_LARGE
          GZIP                        | GZIP_IF_LARGE
          x-gzip                      | GZIP_IF_LARGE
          deflate, gzip;q=0.5         | GZIP_IF_LARGE
          gzip;q=0                    | PLAIN_ONLY
          gzip;q=0.000                | PLAIN_ONLY
          notgzip                     | PLAIN_ONLY
          zstd                        | PLAIN_ONLY
          *                           | GZIP_IF_LARGE
          *;q=0                       | PLAIN_ONLY
          gzip;q=0,*                  | PLAIN_ONLY
          gzip, identity;q=0          | GZIP_ALWAYS
          gzip, *;q=0                 | GZIP_ALWAYS
          gzip, identity, *;q=0       | GZIP_IF_LARGE
          gzip;q=0.5, identity        | PLAIN_ONLY
          identity;q=0                | PLAIN_ONLY
          """)
  void and_accept_encoding_decides_on_compression(String header, AcceptEncoding encoding) {
    assertThat(AcceptEncoding.parse(header)).isEqualTo(encoding);
  }
}
