package io.tenken.ingress.bird;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code show status} of BIRD 1.6, 2 and 3. */
final class ShowStatusParser {

  private static final int VERSION = 1000;
  private static final int UPTIME = 1011;
  private static final int GRACEFUL_RESTART = 24;
  private static final int STATUS = 13;

  private static final String ROUTER_ID = "Router ID is ";
  private static final String SERVER_TIME = "Current server time is ";
  private static final String LAST_REBOOT = "Last reboot on ";
  private static final String LAST_RECONFIGURATION = "Last reconfiguration on ";

  private ShowStatusParser() {}

  static BirdStatus parse(BirdReply reply) {
    Map<String, String> facts = new HashMap<>();
    String version = "";
    String summary = "";
    boolean gracefulRestart = false;
    for (ReplyLine line : reply.lines()) {
      switch (line.code()) {
        case VERSION -> version = line.text().replaceFirst("^BIRD ", "");
        case UPTIME -> remember(line.text().strip(), facts);
        case GRACEFUL_RESTART -> gracefulRestart = true;
        case STATUS -> summary = line.text();
        default -> {}
      }
    }
    return new BirdStatus(
        version,
        Optional.ofNullable(facts.get(ROUTER_ID)),
        Optional.ofNullable(facts.get(SERVER_TIME)),
        Optional.ofNullable(facts.get(LAST_REBOOT)),
        Optional.ofNullable(facts.get(LAST_RECONFIGURATION)),
        gracefulRestart,
        summary);
  }

  private static void remember(String text, Map<String, String> facts) {
    for (String start : new String[] {ROUTER_ID, SERVER_TIME, LAST_REBOOT, LAST_RECONFIGURATION}) {
      if (text.startsWith(start)) {
        facts.put(start, text.substring(start.length()));
      }
    }
  }
}
