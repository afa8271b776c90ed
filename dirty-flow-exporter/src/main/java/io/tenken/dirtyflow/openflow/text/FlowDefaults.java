package io.tenken.dirtyflow.openflow.text;

/** What {@code ovs-ofctl} leaves out of its text because it goes without saying. */
final class FlowDefaults {

  static final int PRIORITY = 32768;

  private FlowDefaults() {}
}
