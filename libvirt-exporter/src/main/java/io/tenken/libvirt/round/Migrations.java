package io.tenken.libvirt.round;

import io.tenken.libvirt.api.LifecycleEvent;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts live migrations by libvirt's events on this node. What happens while there is no
 * connection is missed, and so is an outgoing migration that fails before the guest was paused for
 * it: libvirt has no event of that. Thread-safe.
 */
public final class Migrations {

  /** Which way, and how it ended. */
  public enum Kind {
    INCOMING_SUCCESS("incoming", "success"),
    INCOMING_FAILURE("incoming", "failure"),
    OUTGOING_SUCCESS("outgoing", "success"),
    OUTGOING_FAILURE("outgoing", "failure");

    private final String direction;
    private final String result;

    Kind(String direction, String result) {
      this.direction = direction;
      this.result = result;
    }

    /** As label value. */
    public String direction() {
      return direction;
    }

    /** As label value. */
    public String result() {
      return result;
    }
  }

  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

  /** Guests that are on their way to this node. */
  private final Set<String> arriving = new HashSet<>();

  Migrations() {
    for (Kind kind : Kind.values()) {
      counts.put(kind, 0L);
    }
  }

  /** All kinds, 0 included. */
  public synchronized Map<Kind, Long> counts() {
    return new EnumMap<>(counts);
  }

  /**
   * An arriving guest is started for the migration, and resumed (or paused, if it was before) when
   * it is all there. A leaving one is stopped for the migration, or resumed if that came to
   * nothing.
   */
  synchronized void saw(String uuid, LifecycleEvent event) {
    switch (event) {
      case STARTED_FOR_MIGRATION -> arriving.add(uuid);
      case RESUMED_AFTER_MIGRATION ->
          count(arriving.remove(uuid) ? Kind.INCOMING_SUCCESS : Kind.OUTGOING_FAILURE);
      case RESUMED, PAUSED -> {
        if (arriving.remove(uuid)) {
          count(Kind.INCOMING_SUCCESS);
        }
      }
      case STOPPED_BY_MIGRATION -> count(Kind.OUTGOING_SUCCESS);
      case STOPPED -> {
        if (arriving.remove(uuid)) {
          count(Kind.INCOMING_FAILURE);
        }
      }
      case OTHER -> {}
    }
  }

  /** The connection was lost: how what was under way ends is not seen. */
  synchronized void forget() {
    arriving.clear();
  }

  private void count(Kind kind) {
    counts.merge(kind, 1L, Long::sum);
  }
}
