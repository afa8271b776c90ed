package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.Bits;
import io.tenken.dirtyflow.openflow.Field;
import io.tenken.dirtyflow.openflow.FieldFormat;
import io.tenken.dirtyflow.openflow.FieldMatch;
import io.tenken.dirtyflow.openflow.Match;
import java.util.Optional;
import java.util.OptionalInt;

/** Writes a match as {@code ovs-ofctl} prints it: fixed order, commas, no blanks. */
final class MatchWriter {

  private static final int FIRST_AFTER_PROTOCOL = Field.named("reg0").orElseThrow().id();
  private static final int VLAN_PRESENT = 0x1000;
  private static final int VID = 0x0fff;
  private static final int PCP = 0xe000;

  private final TextSink sink;
  private boolean any;

  MatchWriter(TextSink sink) {
    this.sink = sink;
  }

  /** Appends the match and tells whether there was anything to write. */
  boolean write(int priority, Match match) {
    any = false;
    if (priority != FlowDefaults.PRIORITY) {
      key("priority").decimal(priority);
    }
    Optional<Shorthand> protocol = protocol(match);
    boolean protocolDue = protocol.isPresent();
    boolean nameDue = match.inPortName().isPresent();
    for (FieldMatch field : match.fields()) {
      int id = field.field().id();
      if (protocolDue && id >= FIRST_AFTER_PROTOCOL) {
        word(protocol.get().word());
        protocolDue = false;
      }
      if (nameDue && id > Field.IN_PORT.id()) {
        ValueWriter.name(key("in_port"), match.inPortName().get());
        nameDue = false;
      }
      if (!isSaid(field, protocol)) {
        field(field);
      }
    }
    if (nameDue) {
      ValueWriter.name(key("in_port"), match.inPortName().get());
    }
    match.opaque().forEach(this::word);
    return any;
  }

  private static Optional<Shorthand> protocol(Match match) {
    Optional<Bits> etherType = match.exact(Field.ETH_TYPE);
    OptionalInt protocol = match.ipProtocol().map(OptionalInt::of).orElse(OptionalInt.empty());
    return etherType.flatMap(type -> Shorthand.of((int) type.toLong(), protocol));
  }

  private static boolean isSaid(FieldMatch match, Optional<Shorthand> protocol) {
    Field field = match.field();
    if (field == Field.ETH_TYPE) {
      return protocol.isPresent();
    }
    return field == Field.NW_PROTO && protocol.flatMap(Shorthand::optionalProtocol).isPresent();
  }

  private void field(FieldMatch match) {
    Field field = match.field();
    if (field == Field.VLAN_TCI) {
      vlan(match.value().low(), match.mask().low());
    } else if (field == Field.IP_DSCP) {
      key("nw_tos").decimal(match.value().low() << 2);
    } else if (field == Field.PACKET_TYPE && match.value().isZero()) {
      word("eth");
    } else if (match.mask().isZero()) {
      word(field.matchName());
    } else {
      value(match);
    }
  }

  private void value(FieldMatch match) {
    Field field = match.field();
    key(field.matchName());
    if (match.isExact()) {
      exact(field, match.value());
    } else if (field.format() == FieldFormat.DECIMAL) {
      maskedNumber(field, match);
    } else if (field == Field.IPV6_LABEL) {
      sink.put("0x").hexDigits(match.value().low(), 5);
      sink.put("/0x").hexDigits(match.mask().low(), 5);
    } else {
      ValueWriter.write(sink, field, match.value(), match.mask());
    }
  }

  private void exact(Field field, Bits value) {
    if (field == Field.ETH_TYPE) {
      sink.put("0x").hexDigits(value.low(), 4);
    } else if (field == Field.IPV6_LABEL) {
      sink.put("0x").hexDigits(value.low(), 5);
    } else if (field.name().equals("ct_zone")) {
      sink.decimal(value.low());
    } else if (field.name().startsWith("nsh_") && field.format() == FieldFormat.HEX) {
      sink.put("0x").hexDigits(value.low());
    } else if (field.format() == FieldFormat.TUN_FLAGS) {
      ValueWriter.flags(sink, field.format(), value.low(), Optional.of(1L));
    } else {
      ValueWriter.write(sink, field, value, field.fullMask());
    }
  }

  private void maskedNumber(Field field, FieldMatch match) {
    if (field.name().startsWith("nsh_")) {
      sink.put("0x").hexDigits(match.value().low(), 2);
      sink.put("/0x").hexDigits(match.mask().low(), 2);
    } else {
      sink.hex(match.value().low()).put('/').hex(match.mask().low());
    }
  }

  private void vlan(long tci, long mask) {
    boolean tagged = (mask & tci & VLAN_PRESENT) != 0;
    boolean wholeVid = (mask & VID) == VID;
    boolean wholePcp = (mask & PCP) == PCP;
    boolean vidClean = wholeVid || (mask & VID) == 0;
    boolean pcpClean = wholePcp || (mask & PCP) == 0;
    if (tagged && vidClean && pcpClean && (wholeVid || wholePcp)) {
      if (wholeVid) {
        key("dl_vlan").decimal(tci & VID);
      }
      if (wholePcp) {
        key("dl_vlan_pcp").decimal(tci >>> 13);
      }
      return;
    }
    key("vlan_tci").put("0x").hexDigits(tci, 4);
    if (mask != 0xffff) {
      sink.put("/0x").hexDigits(mask, 4);
    }
  }

  private TextSink key(String name) {
    word(name);
    return sink.put('=');
  }

  private void word(String word) {
    if (any) {
      sink.put(',');
    }
    any = true;
    sink.put(word);
  }
}
