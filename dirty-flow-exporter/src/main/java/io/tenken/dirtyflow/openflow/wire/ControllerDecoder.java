package io.tenken.dirtyflow.openflow.wire;

import io.tenken.dirtyflow.openflow.text.TextSink;
import java.util.List;

/** Writes the two forms of the controller extension. */
final class ControllerDecoder {

  private static final List<String> REASONS =
      List.of("no_match", "action", "invalid_ttl", "action_set", "group", "packet_out");
  private static final int ACTION = 1;
  private static final int WHOLE_PACKET = 65535;

  private final TextSink sink;
  private int maxLength;
  private int controllerId;
  private int reason;
  private boolean pause;
  private long meterId;
  private final StringBuilder userData = new StringBuilder();

  ControllerDecoder(TextSink sink) {
    this.sink = sink;
  }

  void first(WireReader in) {
    clear();
    maxLength = in.u16();
    controllerId = in.u16();
    reason = in.u8();
    write();
  }

  /** The form with properties; each is type, length, value and padding to 8 bytes. */
  void second(WireReader in) {
    clear();
    while (in.remaining() >= 4) {
      int start = in.at();
      int type = in.u16();
      int length = in.u16();
      if (length < 4) {
        throw new WireFormatException("a controller property of %d bytes".formatted(length));
      }
      property(type, in.slice(length - 4));
      in.seek(Math.min(in.limit(), start + (length + 7) / 8 * 8));
    }
    write();
  }

  private void property(int type, WireReader value) {
    switch (type) {
      case 0 -> maxLength = value.u16();
      case 1 -> controllerId = value.u16();
      case 2 -> reason = value.u8();
      case 3 -> {
        while (value.remaining() > 0) {
          userData.append(userData.isEmpty() ? "" : ".").append("%02x".formatted(value.u8()));
        }
      }
      case 4 -> pause = true;
      case 5 -> meterId = value.u32();
      default -> throw new UnknownCodePointException();
    }
  }

  private void clear() {
    maxLength = WHOLE_PACKET;
    controllerId = 0;
    reason = ACTION;
    pause = false;
    meterId = 0;
    userData.setLength(0);
  }

  private void write() {
    boolean plain = reason == ACTION && controllerId == 0 && !pause && meterId == 0;
    if (plain && userData.isEmpty()) {
      sink.put("CONTROLLER:").decimal(maxLength);
      return;
    }
    sink.put("controller(");
    if (reason != ACTION) {
      sink.put("reason=");
      sink.put(reason < REASONS.size() ? REASONS.get(reason) : Integer.toString(reason)).put(',');
    }
    if (maxLength != WHOLE_PACKET) {
      sink.put("max_len=").decimal(maxLength).put(',');
    }
    if (controllerId != 0) {
      sink.put("id=").decimal(controllerId).put(',');
    }
    if (!userData.isEmpty()) {
      sink.put("userdata=").put(userData.toString()).put(',');
    }
    sink.put(pause ? "pause," : "");
    if (meterId != 0) {
      sink.put("meter_id=").decimal(meterId).put(',');
    }
    sink.truncate(sink.length() - 1);
    sink.put(')');
  }
}
