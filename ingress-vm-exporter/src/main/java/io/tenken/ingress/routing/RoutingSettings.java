package io.tenken.ingress.routing;

import io.tenken.core.spi.Setting;
import java.time.Duration;
import java.util.List;

/** The options that say where the routing daemons are and how they are asked. */
public final class RoutingSettings {

  public static final Setting<SocketChoice> BIRD_SOCKET =
      new Setting<>(
          "bird.socket",
          "auto|none|[NAME=]PATH",
          "Control socket of BIRD, any version; auto looks at the usual places of BIRD and Calico.",
          List.of("auto"),
          true,
          SocketChoice::parse);

  public static final Setting<SocketChoice> FRR_DIRECTORY =
      new Setting<>(
          "frr.socket-dir",
          "auto|none|[NAME=]PATH",
          "Directory of FRR's vty sockets (bgpd.vty, bfdd.vty); auto looks at /run/frr.",
          List.of("auto"),
          true,
          SocketChoice::parse);

  public static final Setting<Boolean> FRR_DETAILS =
      Setting.flag("frr.details", "Ask bgpd also for hold timers, errors and limits.", true);

  public static final Setting<Duration> FRR_DETAILS_INTERVAL =
      Setting.duration(
          "frr.details-interval",
          "Of more than 20 sessions the details are asked only so often, and when one has changed;"
              + " 0s asks with every scrape.",
          "2m");

  public static final Setting<Duration> TIMEOUT =
      Setting.duration(
          "routing.timeout",
          "The most time for one routing daemon, which answers in its main loop.",
          "2s");

  public static final List<Setting<?>> ALL =
      List.of(BIRD_SOCKET, FRR_DIRECTORY, FRR_DETAILS, FRR_DETAILS_INTERVAL, TIMEOUT);

  private RoutingSettings() {}
}
