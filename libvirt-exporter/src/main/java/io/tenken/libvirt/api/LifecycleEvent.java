package io.tenken.libvirt.api;

/** What libvirt's lifecycle events say, as far as migrations go. Source: libvirt-domain.h. */
public enum LifecycleEvent {
  /** A guest is created here to take in one from another node. */
  STARTED_FOR_MIGRATION,
  /** Runs on: at the end of a migration on its new node, or after a failed one on its old node. */
  RESUMED_AFTER_MIGRATION,
  RESUMED,
  PAUSED,
  /** It runs on another node now. */
  STOPPED_BY_MIGRATION,
  STOPPED,
  OTHER;

  private static final int STARTED_EVENT = 2;
  private static final int SUSPENDED_EVENT = 3;
  private static final int RESUMED_EVENT = 4;
  private static final int STOPPED_EVENT = 5;

  /**
   * @param event of {@code virDomainEventType}
   * @param detail its meaning depends on the event
   */
  public static LifecycleEvent of(int event, int detail) {
    return switch (event) {
      case STARTED_EVENT -> detail == 1 ? STARTED_FOR_MIGRATION : OTHER;
      case SUSPENDED_EVENT -> detail == 0 ? PAUSED : OTHER;
      case RESUMED_EVENT -> detail == 1 ? RESUMED_AFTER_MIGRATION : RESUMED;
      case STOPPED_EVENT -> detail == 3 ? STOPPED_BY_MIGRATION : STOPPED;
      default -> OTHER;
    };
  }
}
