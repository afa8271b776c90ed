package io.tenken.ingress.dbus;

import java.util.List;

/**
 * A question to a service on the bus.
 *
 * @param destination name of the service: {@code org.freedesktop.systemd1}
 * @param path of the object that is asked
 * @param interfaceName that has the method
 * @param member the method
 * @param arguments in their order; empty if the method takes none
 */
public record MethodCall(
    String destination,
    String path,
    String interfaceName,
    String member,
    List<Argument> arguments) {

  private static final String PROPERTIES = "org.freedesktop.DBus.Properties";

  public MethodCall {
    arguments = List.copyOf(arguments);
  }

  /** What can be said in a question. */
  public sealed interface Argument {

    String signature();
  }

  /** D-Bus type s. */
  public record Text(String value) implements Argument {

    @Override
    public String signature() {
      return "s";
    }
  }

  /** D-Bus type as. */
  public record Texts(List<String> values) implements Argument {

    public Texts {
      values = List.copyOf(values);
    }

    @Override
    public String signature() {
      return "as";
    }
  }

  /** Asks for one property of one interface of an object. */
  public static MethodCall property(
      String destination, String path, String ofInterface, String name) {
    return new MethodCall(
        destination, path, PROPERTIES, "Get", List.of(new Text(ofInterface), new Text(name)));
  }
}
