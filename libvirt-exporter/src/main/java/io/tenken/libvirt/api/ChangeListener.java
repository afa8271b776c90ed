package io.tenken.libvirt.api;

/** Hears of changes on the thread of libvirt's events; must return at once. */
@FunctionalInterface
public interface ChangeListener {

  /**
   * The definition or the run of a guest has changed.
   *
   * @param uuid of the guest
   */
  void changed(String uuid);

  /** Beside {@link #changed}, where the run of a guest has changed. */
  default void lifecycle(String uuid, LifecycleEvent event) {}
}
