package io.tenken.ingress.dbus;

import io.tenken.ingress.dbus.MethodCall.Argument;
import io.tenken.ingress.dbus.MethodCall.Text;
import io.tenken.ingress.dbus.MethodCall.Texts;
import java.util.stream.Collectors;

/** Writes one method call, little-endian. */
final class MessageWriter {

  private static final int PROTOCOL_VERSION = 1;

  /** Of header fields, and of a whole header. */
  private static final int ALIGNMENT = 8;

  private final MessageBytes out = new MessageBytes();

  private MessageWriter() {}

  /**
   * @param serial by which the reply will name it; not 0
   */
  static byte[] bytes(MethodCall call, int serial) {
    MessageBytes body = new MessageBytes();
    call.arguments().forEach(argument -> write(argument, body));
    MessageWriter writer = new MessageWriter();
    writer.header(call, body.size(), serial);
    writer.out.align(ALIGNMENT);
    writer.out.append(body);
    return writer.out.toByteArray();
  }

  private void header(MethodCall call, int bodyLength, int serial) {
    out.uint8('l');
    out.uint8(MessageType.METHOD_CALL.code());
    out.uint8(0);
    out.uint8(PROTOCOL_VERSION);
    out.uint32(bodyLength);
    out.uint32(serial);
    int length = out.beginArray();
    int start = out.size();
    field(HeaderField.PATH, call.path());
    field(HeaderField.DESTINATION, call.destination());
    field(HeaderField.INTERFACE, call.interfaceName());
    field(HeaderField.MEMBER, call.member());
    if (!call.arguments().isEmpty()) {
      beginField(HeaderField.SIGNATURE);
      out.signature(
          call.arguments().stream().map(Argument::signature).collect(Collectors.joining()));
    }
    out.endArray(length, start);
  }

  private void field(HeaderField field, String value) {
    beginField(field);
    out.string(value);
  }

  private void beginField(HeaderField field) {
    out.align(ALIGNMENT);
    out.uint8(field.code());
    out.signature(field.type());
  }

  private static void write(Argument argument, MessageBytes body) {
    if (argument instanceof Text text) {
      body.string(text.value());
    } else if (argument instanceof Texts texts) {
      int length = body.beginArray();
      int start = body.size();
      texts.values().forEach(body::string);
      body.endArray(length, start);
    }
  }
}
