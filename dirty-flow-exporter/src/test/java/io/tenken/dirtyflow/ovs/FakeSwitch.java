package io.tenken.dirtyflow.ovs;

import io.tenken.dirtyflow.dump.Captures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * The sockets of a switch that answers with what a real one has said: its bridge holds every field
 * and every action, four groups and three meters.
 */
public final class FakeSwitch {

  private static final byte[] HELLO = HexFormat.of().parseHex("05000010000000010001000800000030");
  private static final int REQUEST_HEADER = 16;

  private FakeSwitch() {}

  /** The management socket of a bridge. */
  public static FakePeer bridge(Path directory, String bridge) throws IOException {
    return FakePeer.at(directory.resolve(bridge + ".mgmt"), FakeSwitch::speakOpenFlow);
  }

  /** The database, which gives this answer to everyone. */
  public static FakePeer database(Path directory, String answer) throws IOException {
    return FakePeer.at(
        directory.resolve("db.sock"),
        client -> {
          FakePeer.read(client, 100);
          FakePeer.write(client, answer.getBytes(StandardCharsets.UTF_8));
        });
  }

  private static void speakOpenFlow(SocketChannel client) throws IOException {
    FakePeer.read(client, HELLO.length);
    FakePeer.write(client, HELLO);
    while (true) {
      ByteBuffer request = ByteBuffer.wrap(FakePeer.read(client, REQUEST_HEADER));
      FakePeer.read(client, request.getShort(2) - REQUEST_HEADER);
      FakePeer.write(client, reply(request.getInt(4), request.getShort(8)));
    }
  }

  private static byte[] reply(int xid, short kind) {
    String what =
        switch (kind) {
          case 1 -> "flows";
          case 7 -> "groups";
          case 10 -> "meters";
          default -> "ports";
        };
    byte[] body = Captures.bytes("every-field.OpenFlow14." + what + ".bin");
    ByteBuffer reply = ByteBuffer.allocate(REQUEST_HEADER + body.length);
    reply.put((byte) 5).put((byte) 19).putShort((short) reply.capacity()).putInt(xid);
    return reply.putShort(kind).putShort((short) 0).putInt(0).put(body).array();
  }
}
