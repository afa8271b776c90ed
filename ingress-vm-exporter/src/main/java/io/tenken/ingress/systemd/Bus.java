package io.tenken.ingress.systemd;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import io.tenken.ingress.dbus.MethodCall;
import io.tenken.ingress.dbus.Reply;
import java.util.List;

/** systemd's names on the bus, and what its refusals mean. */
final class Bus {

  static final String SYSTEMD = "org.freedesktop.systemd1";

  private static final String MANAGER_PATH = "/org/freedesktop/systemd1";
  private static final String MANAGER = "org.freedesktop.systemd1.Manager";
  private static final String ERROR = "org.freedesktop.DBus.Error.";

  private Bus() {}

  static MethodCall managerCall(String method, MethodCall.Argument... arguments) {
    return new MethodCall(SYSTEMD, MANAGER_PATH, MANAGER, method, List.of(arguments));
  }

  static MethodCall managerProperty(String name) {
    return MethodCall.property(SYSTEMD, MANAGER_PATH, MANAGER, name);
  }

  /**
   * @throws CollectorException PERMISSION if that is why it was refused
   */
  static void checkPermission(Reply.Refused refused, MethodCall call) throws CollectorException {
    if (refused.error().equals(ERROR + "AccessDenied")) {
      throw failure(refused, call);
    }
  }

  static CollectorException failure(Reply.Refused refused, MethodCall call) {
    String question = call.interfaceName() + "." + call.member();
    String answer =
        refused.text().isEmpty() ? refused.error() : refused.error() + ": " + refused.text();
    return switch (refused.error().replace(ERROR, "")) {
      case "AccessDenied" ->
          new CollectorException(
              FailureReason.PERMISSION,
              "the bus does not let us ask systemd for %s (%s)".formatted(question, answer));
      case "ServiceUnknown", "NameHasNoOwner", "Disconnected" ->
          new CollectorException(
              FailureReason.UNREACHABLE, "systemd is not on the bus (%s)".formatted(answer));
      case "NoReply", "Timeout" ->
          new CollectorException(
              FailureReason.TIMEOUT, "systemd does not answer the bus (%s)".formatted(answer));
      default ->
          new CollectorException(
              FailureReason.PROTOCOL, "systemd refuses %s: %s".formatted(question, answer));
    };
  }
}
