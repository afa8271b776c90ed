package io.tenken.dirtyflow.openflow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Collects the fields of one match in any order and packs them, normalised as {@link Match} says.
 *
 * <p>Made once and reused for every flow; not for use by several threads. A field may come twice,
 * as {@code dl_vlan} and {@code dl_vlan_pcp} do, but must not contradict itself.
 */
public final class MatchBuilder {

  private static final int VLAN_PRESENT = 0x1000;
  private static final int NO_VLAN = 0xffff;
  private static final int PCP_SHIFT = 13;
  private static final int DSCP_SHIFT = 2;
  private static final int RESERVED_PORTS = 0xff00;

  private static final int REG0 = Field.named("reg0").orElseThrow().id();
  private static final int XREG0 = Field.named("xreg0").orElseThrow().id();
  private static final int XXREG0 = Field.named("xxreg0").orElseThrow().id();
  private static final byte[] NO_NAME = new byte[0];
  private static final int TUN_ID = Field.TUN_ID.id();

  private final int fieldCount = Field.all().size();
  private final long[] valueHigh = new long[fieldCount];
  private final long[] valueLow = new long[fieldCount];
  private final long[] maskHigh = new long[fieldCount];
  private final long[] maskLow = new long[fieldCount];
  private final BitSet present = new BitSet(fieldCount);
  private final List<FieldMatch> wide = new ArrayList<>();
  private final List<byte[]> opaque = new ArrayList<>();
  private byte[] inPortName = NO_NAME;

  /** Forgets what was collected. */
  public void clear() {
    present.clear();
    wide.clear();
    opaque.clear();
    inPortName = NO_NAME;
  }

  /**
   * Adds a field of at most 64 bits.
   *
   * @throws FlowSyntaxException if it contradicts what was added before, or the field is matched in
   *     part and Open vSwitch matches it only as a whole
   */
  public void add(Field field, long value, long mask) {
    int id = field.id();
    requireMask(field, mask);
    if ((id >= XREG0 && id < TUN_ID) || field.format() == FieldFormat.PORT) {
      addUnusual(field, value, mask);
    } else if (field.format() == FieldFormat.FRAGMENT) {
      merge(field, FragmentBits.value(value, mask), FragmentBits.mask(value, mask));
    } else if (field == Field.VLAN_VID) {
      merge(Field.VLAN_TCI, value, mask);
    } else if (field == Field.VLAN_PCP || field == Field.DL_VLAN_PCP) {
      merge(
          Field.VLAN_TCI,
          value << PCP_SHIFT | VLAN_PRESENT,
          (mask & 7) << PCP_SHIFT | VLAN_PRESENT);
    } else if (field == Field.DL_VLAN) {
      addVlan(value, mask);
    } else if (field == Field.NW_TOS) {
      merge(Field.IP_DSCP, value >>> DSCP_SHIFT, (mask >>> DSCP_SHIFT) & 0x3f);
    } else {
      merge(field, value, mask);
    }
  }

  /** Adds a field of any width; see {@link #add(Field, long, long)}. */
  public void add(Field field, Bits value, Bits mask) {
    if (field.bits() > 128) {
      wide.add(new FieldMatch(field, value.and(mask), mask));
    } else if (field.id() >= XXREG0 && field.id() < TUN_ID) {
      int reg = REG0 + 4 * (field.id() - XXREG0);
      addRegisterPair(reg, value.high(), mask.high());
      addRegisterPair(reg + 2, value.low(), mask.low());
    } else if (field.bits() > 64) {
      merge128(field, value, mask);
    } else {
      add(field, value.low(), mask.low());
    }
  }

  /** The ingress port by name. */
  public void addInPortName(String name) {
    if (inPortName.length > 0) {
      throw contradiction(Field.IN_PORT);
    }
    inPortName = name.getBytes(StandardCharsets.UTF_8);
  }

  /** A token that is not known; kept as it stands. */
  public void addOpaque(byte[] source, int start, int end) {
    opaque.add(Arrays.copyOfRange(source, start, end));
  }

  public boolean has(Field field) {
    return present.get(field.id());
  }

  /** Value of a field of at most 64 bits that {@link #has}; 0 otherwise. */
  public long value(Field field) {
    return has(field) ? valueLow[field.id()] : 0;
  }

  /**
   * OpenFlow wants the protocol matched beside its fields, and Open vSwitch writes those by keys
   * that only the protocol tells apart: only together they mean it. For the whole match of a flow.
   *
   * @throws FlowSyntaxException if a field means another one for the protocol of this match
   */
  public void requireProtocols() {
    int etherType = (int) value(Field.ETH_TYPE);
    int protocol = (int) value(Field.NW_PROTO);
    for (int id = present.nextSetBit(0); id >= 0; id = present.nextSetBit(id + 1)) {
      Field field = Field.all().get(id);
      SharedKey key = SharedKey.of(field);
      if (key != null && key.field(etherType, protocol) != field) {
        throw new FlowSyntaxException("\"" + field + "\" is matched without its protocol");
      }
    }
  }

  /** How many bytes {@link #pack} needs at most. */
  public int packedBound() {
    int bound = present.cardinality() * (2 + 2 * 16) + wide.size() * 256 + inPortName.length + 4;
    for (byte[] token : opaque) {
      bound += token.length + 4;
    }
    return bound;
  }

  /** Writes the packed form and returns where it ends. */
  public int pack(byte[] target, int offset) {
    int at = offset;
    int nextWide = 0;
    if (wide.size() > 1) {
      wide.sort(Comparator.comparingInt(match -> match.field().id()));
    }
    for (int id = present.nextSetBit(0); id >= 0; id = present.nextSetBit(id + 1)) {
      while (nextWide < wide.size() && wide.get(nextWide).field().id() < id) {
        at = PackedMatch.putWide(target, at, wide.get(nextWide++));
      }
      at = packField(target, at, id);
    }
    while (nextWide < wide.size()) {
      at = PackedMatch.putWide(target, at, wide.get(nextWide++));
    }
    if (inPortName.length > 0) {
      at = PackedMatch.putText(target, at, PackedMatch.IN_PORT_NAME, inPortName);
    }
    for (byte[] token : opaque) {
      at = PackedMatch.putText(target, at, PackedMatch.OPAQUE, token);
    }
    return at;
  }

  /** What was collected, as an object. */
  public Match build() {
    byte[] packed = new byte[packedBound()];
    return PackedMatch.unpack(packed, 0, pack(packed, 0));
  }

  private int packField(byte[] target, int offset, int id) {
    Field field = Field.all().get(id);
    Bits full = field.fullMask();
    boolean exact = maskLow[id] == full.low() && maskHigh[id] == full.high();
    int at = PackedMatch.putHeader(target, offset, field, exact);
    at = PackedMatch.putValue(target, at, field.bytes(), valueHigh[id], valueLow[id]);
    return exact ? at : PackedMatch.putValue(target, at, field.bytes(), maskHigh[id], maskLow[id]);
  }

  private void addUnusual(Field field, long value, long mask) {
    int id = field.id();
    if (id >= XREG0 && id < XXREG0) {
      addRegisterPair(REG0 + 2 * (id - XREG0), value, mask);
    } else if (field == Field.IN_PORT_WIDE) {
      requirePort(field, value);
      merge(Field.IN_PORT, value & 0xffff, 0xffff);
    } else if (field == Field.IN_PORT) {
      merge(field, value, mask);
    } else {
      requirePort(field, value);
      merge(field, value, mask);
    }
  }

  private static void requireMask(Field field, long mask) {
    long full = field.fullMask().low();
    long covered = mask & full;
    if (covered != full && covered != 0 && !field.isMaskable()) {
      throw new FlowSyntaxException(
          "\"%s\" with mask 0x%x: it is matched as a whole or not at all"
              .formatted(field.matchName(), mask));
    }
  }

  /** In 32 bits; Open vSwitch keeps ports in 16. */
  private static void requirePort(Field field, long port) {
    if (port >= RESERVED_PORTS && (port | 0xff) != 0xffff_ffffL) {
      throw new FlowSyntaxException(
          "%s 0x%x is no port of Open vSwitch: below 0xff00, or from 0xffffff00 on"
              .formatted(field.name(), port));
    }
  }

  private void addVlan(long vlan, long mask) {
    if (vlan == NO_VLAN) {
      merge(Field.VLAN_TCI, 0, 0x1fff);
    } else {
      merge(Field.VLAN_TCI, vlan | VLAN_PRESENT, (mask & 0xfff) | VLAN_PRESENT);
    }
  }

  private void addRegisterPair(int firstRegister, long value, long mask) {
    List<Field> all = Field.all();
    merge(all.get(firstRegister), value >>> 32, mask >>> 32);
    merge(all.get(firstRegister + 1), value & 0xffff_ffffL, mask & 0xffff_ffffL);
  }

  private void merge(Field field, long value, long mask) {
    long clean = mask & field.fullMask().low();
    if (clean == 0) {
      return;
    }
    int id = slot(field);
    if (((valueLow[id] ^ value) & maskLow[id] & clean) != 0) {
      throw contradiction(field);
    }
    maskLow[id] |= clean;
    valueLow[id] |= value & clean;
  }

  private void merge128(Field field, Bits value, Bits mask) {
    if (mask.isZero()) {
      return;
    }
    int id = slot(field);
    boolean differsHigh = ((valueHigh[id] ^ value.high()) & maskHigh[id] & mask.high()) != 0;
    boolean differsLow = ((valueLow[id] ^ value.low()) & maskLow[id] & mask.low()) != 0;
    if (differsHigh || differsLow) {
      throw contradiction(field);
    }
    maskHigh[id] |= mask.high();
    maskLow[id] |= mask.low();
    valueHigh[id] |= value.high() & mask.high();
    valueLow[id] |= value.low() & mask.low();
  }

  private int slot(Field field) {
    int id = field.id();
    if (!present.get(id)) {
      present.set(id);
      valueHigh[id] = 0;
      valueLow[id] = 0;
      maskHigh[id] = 0;
      maskLow[id] = 0;
    }
    return id;
  }

  private static FlowSyntaxException contradiction(Field field) {
    return new FlowSyntaxException(
        "\"" + field.matchName() + "\" is matched twice, with values that contradict each other");
  }
}
