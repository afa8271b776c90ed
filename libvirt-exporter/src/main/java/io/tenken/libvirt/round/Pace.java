package io.tenken.libvirt.round;

import java.time.Duration;

/**
 * How often what changes slowly is asked; zero for every scrape.
 *
 * @param memory what the balloon driver reports; it does so every 10 s by nova's default
 * @param haltPoll time that KVM polls
 * @param blockSize sizes of disks
 */
public record Pace(Duration memory, Duration haltPoll, Duration blockSize) {

  public static final Pace EVERY_SCRAPE = new Pace(Duration.ZERO, Duration.ZERO, Duration.ZERO);
}
