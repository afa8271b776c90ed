package io.tenken.ingress.bird;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;

/** What BIRD says first: {@code 0001 BIRD 2.0.12 ready.} */
final class Banner {

  private static final int WELCOME = 1;
  private static final String PREFIX = "BIRD ";
  private static final String SUFFIX = " ready.";

  private Banner() {}

  static String version(BirdReply reply, String peer) throws CollectorException {
    String text = reply.lines().get(0).text();
    if (reply.code() != WELCOME || !text.startsWith(PREFIX)) {
      throw new CollectorException(
          FailureReason.PROTOCOL,
          "%s greets with \"%04d %s\"; is this a control socket of BIRD?"
              .formatted(peer, reply.code(), text));
    }
    String version = text.substring(PREFIX.length());
    return version.endsWith(SUFFIX)
        ? version.substring(0, version.length() - SUFFIX.length())
        : version;
  }
}
