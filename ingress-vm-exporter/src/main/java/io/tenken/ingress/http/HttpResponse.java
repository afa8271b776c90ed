package io.tenken.ingress.http;

import java.nio.charset.StandardCharsets;

/**
 * An answer. Immutable.
 *
 * @param status 200 to 599
 * @param body as much of it as was wanted, bytes that are no UTF-8 replaced
 * @param whole whether that is all of it
 */
public record HttpResponse(int status, String body, boolean whole) {

  static HttpResponse of(int status, byte[] body, boolean whole) {
    return new HttpResponse(status, new String(body, StandardCharsets.UTF_8), whole);
  }
}
