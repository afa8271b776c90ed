package io.tenken.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An answer of HTTP")
class ResponseReaderTest {

  private static final int WANTED = 20;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          with a length       | HTTP/1.1 200 OK;Content-Length: 5;;hello, and what follows | 200 | hello | true
          without a length    | HTTP/1.0 200 OK;;hello                                     | 200 | hello | true
          in chunks           | HTTP/1.1 200 OK;Transfer-Encoding: chunked;;3;hel;2;lo;0;; | 200 | hello | true
          in chunks with more | HTTP/1.1 200 OK;TRANSFER-ENCODING:Chunked;;5#x=y;hello;0;; | 200 | hello | true
          of both, chunks win | HTTP/1.1 200 OK;Transfer-Encoding: chunked;Content-Length: 1;;5;hello;0;; | 200 | hello | true
          without reason      | HTTP/1.1 503;Content-Length: 2;;no                         | 503 | no    | true
          without body        | HTTP/1.1 204 No Content;;                                  | 204 | ''    | false
          with length 0       | HTTP/1.1 200 OK;Content-Length: 0;;                        | 200 | ''    | true
          after an interim    | HTTP/1.1 100 Continue;;HTTP/1.1 200 OK;;hello              | 200 | hello | true
          longer than wanted  | HTTP/1.1 200 OK;;01234567890123456789x                     | 200 | 01234567890123456789 | false
          of a length too far | HTTP/1.1 200 OK;Content-Length: 21;;01234567890123456789x  | 200 | 01234567890123456789 | false
          of chunks too long  | HTTP/1.1 200 OK;Transfer-Encoding: chunked;;15;01234567890123456789x;0;; | 200 | 01234567890123456789 | false
          """)
  void is_read(String what, String text, int status, String body, boolean whole)
      throws IOException {
    assertThat(read(text, WANTED)).isEqualTo(new HttpResponse(status, body, whole));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          another protocol  | SSH-2.0-OpenSSH;                                      | is not HTTP/1
          a wild status     | HTTP/1.1 999 What;;                                   | is not HTTP/1
          no status         | HTTP/1.1;;                                            | is not HTTP/1
          nothing           | ''                                                    | breaks off
          half a header     | HTTP/1.1 200 OK;Content                               | breaks off
          half a body       | HTTP/1.1 200 OK;Content-Length: 9;;hello              | breaks off
          half a chunk      | HTTP/1.1 200 OK;Transfer-Encoding: chunked;;9;hello   | breaks off
          no chunk          | HTTP/1.1 200 OK;Transfer-Encoding: chunked;;zz;hello  | is no number
          a chunk too long  | HTTP/1.1 200 OK;Transfer-Encoding: chunked;;2;hello;; | does not end where it should
          a negative length | HTTP/1.1 200 OK;Content-Length: -1;;hello             | is no number
          a wild length     | HTTP/1.1 200 OK;Content-Length: 99999999999999999999;; | is no number
          """)
  void is_refused_if_it_is(String what, String text, String problem) {
    assertThatThrownBy(() -> read(text, WANTED))
        .isInstanceOf(HttpFormatException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void may_not_have_endless_headers() {
    assertThatThrownBy(() -> read("HTTP/1.1 200 OK;" + "a: b;".repeat(10_000), WANTED))
        .hasMessage("the headers are longer than 32768 bytes");
    assertThatThrownBy(() -> read("x".repeat(40_000), WANTED))
        .hasMessage("the headers are longer than 32768 bytes");
  }

  @Test
  void may_not_be_announced_for_ever() {
    assertThatThrownBy(() -> read("HTTP/1.1 100 Continue;;".repeat(9), WANTED))
        .hasMessage("announces an answer over and over, and gives none");
  }

  @Test
  @DisplayName("may have any number of chunks, as long as they are wanted")
  void may_have_many_chunks() throws IOException {
    String text = "HTTP/1.1 200 OK;Transfer-Encoding: chunked;;" + "1;a;".repeat(50_000) + "0;;";
    assertThat(read(text, 60_000).body()).hasSize(50_000);
  }

  @Test
  void is_not_read_further_than_it_is_wanted() throws IOException {
    ByteArrayInputStream in = stream("HTTP/1.1 200 OK;;" + "x".repeat(100));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    HttpResponse response = new ResponseReader(in, 0).read();

    assertThat(response).isEqualTo(new HttpResponse(200, "", false));
    assertThat(in.available()).isEqualTo(100);
    HttpExchange.get(stream("HTTP/1.1 200 OK;;"), out, "localhost:80", "/healthz?a=b", 0);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("GET /healthz?a=b HTTP/1.1\r\nHost: localhost:80\r\n")
        .contains("\r\nConnection: close\r\n")
        .endsWith("\r\n\r\n");
  }

  private static HttpResponse read(String text, int wanted) throws IOException {
    return new ResponseReader(stream(text), wanted).read();
  }

  /** Lines end at a semicolon; # stands for one. */
  private static ByteArrayInputStream stream(String text) {
    String lines = text.replace(";", "\r\n").replace("#", ";");
    return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
  }
}
