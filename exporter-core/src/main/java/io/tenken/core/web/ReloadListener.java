package io.tenken.core.web;

/** Hears when a changed web configuration, or a file that it names, was read again. */
@FunctionalInterface
public interface ReloadListener {

  /**
   * @param successful false if the files are bad, so that those of before stay in use; told once
   *     for each fault
   */
  void reloaded(boolean successful);
}
