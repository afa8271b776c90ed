package io.tenken.dirtyflow.table;

import io.tenken.dirtyflow.openflow.FlowHead;

/** The settings that few flows have and many share: interned, one number a flow. */
record FlowSettings(int idleTimeout, int hardTimeout, int flags, int importance) {

  static final FlowSettings NONE = new FlowSettings(0, 0, 0, 0);

  static FlowSettings of(FlowHead head) {
    return new FlowSettings(
        head.idleTimeout(), head.hardTimeout(), head.flags(), head.importance());
  }

  boolean isOf(FlowHead head) {
    return idleTimeout == head.idleTimeout()
        && hardTimeout == head.hardTimeout()
        && flags == head.flags()
        && importance == head.importance();
  }
}
