package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.Action;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads {@code CONTROLLER:65535} and {@code controller(reason=...,...)}. */
final class ControllerReader {

  static final int WHOLE_PACKET = 65535;
  static final String DEFAULT_REASON = "action";

  private ControllerReader() {}

  /** Packets to the controller, of each at most so many bytes. */
  static Action packets(int maxLength) {
    return new Action.Controller(DEFAULT_REASON, maxLength, 0, "", false, OptionalLong.empty());
  }

  static Action read(Term term) {
    if (term.form() != Term.Form.PARENTHESES) {
      int maxLength = term.form() == Term.Form.BARE ? WHOLE_PACKET : term.number(16);
      return packets(maxLength);
    }
    Parameters parameters = Parameters.of(term);
    String reason = parameters.take("reason").orElse(DEFAULT_REASON);
    Optional<String> maxLength = parameters.take("max_len");
    Optional<String> id = parameters.take("id");
    String userData = parameters.take("userdata").orElse("");
    boolean pause = parameters.takeFlag("pause");
    Optional<String> meter = parameters.take("meter_id");
    parameters.requireNoOther();
    return new Action.Controller(
        reason,
        maxLength.map(text -> (int) Parameters.parse(text, 16)).orElse(WHOLE_PACKET),
        id.map(text -> (int) Parameters.parse(text, 16)).orElse(0),
        userData,
        pause,
        meter
            .map(text -> OptionalLong.of(Parameters.parse(text, 32)))
            .orElse(OptionalLong.empty()));
  }
}
