package io.tenken.dirtyflow.openflow.wire;

import io.tenken.dirtyflow.openflow.PortRef;
import io.tenken.dirtyflow.openflow.text.SubfieldText;
import io.tenken.dirtyflow.openflow.text.TextSink;
import io.tenken.dirtyflow.openflow.text.ValueWriter;
import java.util.List;

/** Writes the actions that choose by hash: {@code multipath}, {@code bundle}, {@code sample}. */
final class HashDecoder {

  private static final List<String> FIELDS =
      List.of(
          "eth_src",
          "symmetric_l4",
          "symmetric_l3l4",
          "symmetric_l3l4+udp",
          "nw_src",
          "nw_dst",
          "symmetric_l3");
  private static final List<String> MULTIPATH =
      List.of("modulo_n", "hash_threshold", "hrw", "iter_hash");
  private static final List<String> BUNDLE = List.of("active_backup", "hrw");
  private static final List<String> DIRECTIONS = List.of("", ",ingress", ",egress");
  private static final int NO_PORT = 0xffff;

  private final TextSink sink;
  private final OxmHeader header = new OxmHeader();

  HashDecoder(TextSink sink) {
    this.sink = sink;
  }

  void multipath(WireReader in) {
    String fields = name(FIELDS, in.u16());
    int basis = in.u16();
    String algorithm = name(MULTIPATH, in.skip(2).u16());
    int links = in.u16() + 1;
    long argument = in.u32();
    int range = in.skip(2).u16();
    header.read(in);
    sink.put("multipath(").put(fields).put(',').decimal(basis).put(',').put(algorithm);
    sink.put(',').decimal(links).put(',').decimal(argument).put(',');
    SubfieldText.write(sink, header.part(range >>> 6, (range & 0x3f) + 1));
    sink.put(')');
  }

  void bundle(WireReader in, boolean load) {
    String algorithm = name(BUNDLE, in.u16());
    String fields = name(FIELDS, in.u16());
    int basis = in.u16();
    int members = in.skip(4).u16();
    int range = in.u16();
    int targetAt = in.at();
    sink.put(load ? "bundle_load(" : "bundle(").put(fields).put(',').decimal(basis);
    sink.put(',').put(algorithm).put(",ofport,");
    if (load) {
      header.read(in);
      SubfieldText.write(sink, header.part(range >>> 6, (range & 0x3f) + 1));
      sink.put(',');
    }
    in.seek(targetAt);
    in.skip(8);
    sink.put("members:");
    for (int i = 0; i < members; i++) {
      sink.put(i == 0 ? "" : ",");
      ValueWriter.port(sink, PortRef.ofWire(in.u16()));
    }
    sink.put(')');
  }

  void sample(WireReader in, boolean withPort) {
    sink.put("sample(probability=").decimal(in.u16());
    sink.put(",collector_set_id=").decimal(in.u32());
    sink.put(",obs_domain_id=").decimal(in.u32());
    sink.put(",obs_point_id=").decimal(in.u32());
    if (withPort) {
      int port = in.u16();
      int direction = in.u8();
      if (port != NO_PORT) {
        sink.put(",sampling_port=");
        ValueWriter.port(sink, PortRef.ofWire(port));
      }
      sink.put(name(DIRECTIONS, direction));
    }
    sink.put(')');
  }

  private static String name(List<String> names, int number) {
    if (number >= names.size()) {
      throw new UnknownCodePointException();
    }
    return names.get(number);
  }
}
