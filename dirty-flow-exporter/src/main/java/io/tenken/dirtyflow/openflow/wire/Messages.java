package io.tenken.dirtyflow.openflow.wire;

import java.nio.ByteBuffer;
import java.util.Optional;

/** The few messages that a client which only asks has to write and to understand. */
public final class Messages {

  public static final int HEADER_LENGTH = 8;
  public static final int HELLO = 0;
  public static final int ERROR = 1;
  public static final int ECHO_REQUEST = 2;
  public static final int ECHO_REPLY = 3;
  public static final int MULTIPART_REPLY = 19;

  /** Bytes of a multipart reply before its body. */
  public static final int MULTIPART_HEADER_LENGTH = 16;

  private static final int MULTIPART_REQUEST = 18;
  private static final int VERSION_BITMAP = 1;
  private static final int ANY = 0xffff_ffff;

  /** What can be asked for in parts. */
  public enum Multipart {
    FLOW(1),
    GROUP_DESC(7),
    METER_CONFIG(10),
    PORT_DESC(13);

    private final int type;

    Multipart(int type) {
      this.type = type;
    }

    public int type() {
      return type;
    }
  }

  private Messages() {}

  /** HELLO with every version that we speak. */
  public static byte[] hello() {
    ByteBuffer message = ByteBuffer.allocate(16);
    header(message, OpenFlowVersion.V1_4.wire(), HELLO, 1);
    message.putShort((short) VERSION_BITMAP).putShort((short) 8).putInt(OpenFlowVersion.bitmap());
    return message.array();
  }

  /**
   * The best version that we and the writer of this HELLO speak; empty if there is none.
   *
   * @param hello the whole message
   */
  public static Optional<OpenFlowVersion> agree(byte[] hello) {
    ByteBuffer message = ByteBuffer.wrap(hello);
    int highest = message.get(0) & 0xff;
    int bitmap = (1 << (Math.min(highest, 30) + 1)) - 1;
    int at = HEADER_LENGTH;
    boolean found = false;
    while (at + 8 <= hello.length && !found) {
      int type = message.getShort(at) & 0xffff;
      int length = message.getShort(at + 2) & 0xffff;
      found = type == VERSION_BITMAP;
      bitmap = found ? message.getInt(at + 4) : bitmap;
      at += Math.max(8, (length + 7) / 8 * 8);
    }
    Optional<OpenFlowVersion> best = Optional.empty();
    for (OpenFlowVersion version : OpenFlowVersion.values()) {
      best = (bitmap & (1 << version.wire())) != 0 ? Optional.of(version) : best;
    }
    return best;
  }

  /** The answer to an ECHO_REQUEST, which keeps the connection alive. */
  public static byte[] echoReply(byte[] request) {
    byte[] reply = request.clone();
    reply[1] = ECHO_REPLY;
    return reply;
  }

  /** A request for everything of one kind. */
  public static byte[] request(OpenFlowVersion version, Multipart what, int xid) {
    int body = what == Multipart.FLOW ? 40 : what == Multipart.METER_CONFIG ? 8 : 0;
    ByteBuffer message = ByteBuffer.allocate(MULTIPART_HEADER_LENGTH + body);
    header(message, version.wire(), MULTIPART_REQUEST, xid);
    message.putShort((short) what.type()).putShort((short) 0).putInt(0);
    if (what == Multipart.FLOW) {
      // All tables, any output port and group, any cookie, an empty match.
      message.put((byte) 0xff).put(new byte[3]).putInt(ANY).putInt(ANY).putInt(0);
      message.putLong(0).putLong(0).putShort((short) 1).putShort((short) 4).putInt(0);
    } else if (what == Multipart.METER_CONFIG) {
      message.putInt(ANY).putInt(0);
    }
    return message.array();
  }

  private static void header(ByteBuffer message, int version, int type, int xid) {
    message.put((byte) version).put((byte) type);
    message.putShort((short) message.capacity()).putInt(xid);
  }
}
