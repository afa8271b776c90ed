package io.tenken.libvirt.api.jnr;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.libvirt.api.TypedParameters;
import java.nio.charset.StandardCharsets;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An array of virTypedParameter")
class TypedParameterReaderTest {

  private static final int LONGEST_NAME = 80;

  private final Runtime runtime = Runtime.getSystemRuntime();
  private final Pointer array =
      Memory.allocateDirect(runtime, 12 * TypedParameterReader.SIZE, true);
  private int count;

  @Test
  @DisplayName("has a value of each type")
  void types() {
    next("int", 1).putInt(0, -7);
    next("uint", 2).putInt(0, 0xFFFF_FFFE);
    next("llong", 3).putLong(0, -8_000_000_000L);
    next("ullong", 4).putLong(0, 9_000_000_000L);
    next("double", 5).putDouble(0, 0.25);
    next("boolean", 6).putByte(0, (byte) 1);
    next("string", 7).putPointer(0, text("/dev/vdä"));

    TypedParameters read = read();

    assertThat(read.number("int")).hasValue(-7);
    assertThat(read.number("uint")).hasValue(4_294_967_294L);
    assertThat(read.number("llong")).hasValue(-8_000_000_000L);
    assertThat(read.number("ullong")).hasValue(9_000_000_000L);
    assertThat(read.fraction("double")).hasValue(0.25);
    assertThat(read.number("boolean")).hasValue(1);
    assertThat(read.text("string")).contains("/dev/vdä");
    assertThat(read.names()).hasSize(7);
  }

  @Test
  @DisplayName("says unknown by a number beyond all that we have, by no text, or by a newer type")
  void absent() {
    next("block.0.physical", 4).putLong(0, -1);
    next("block.0.path", 7).putPointer(0, null);
    next("of.tomorrow", 99).putLong(0, 1);
    next("block.count", 2).putInt(0, 1);

    assertThat(read().names()).containsExactly("block.count");
  }

  @Test
  @DisplayName("may have a name that fills its place, without an end")
  void longestName() {
    String name = "n".repeat(LONGEST_NAME);
    next(name, 1).putInt(0, 3);

    assertThat(read().number(name)).hasValue(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vcpu.0.exits.sum", "vcpu.12.halt_wakeup.cur", "vcpu.0.pf_taken.max"})
  @DisplayName("of a newer libvirt has KVM's own counters, which are left out")
  void kvmStatistic(String name) {
    next(name, 4).putLong(0, 1);

    assertThat(read().names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vcpu.0.time",
        "vcpu.current",
        "vcpu.0.wait",
        "v.max",
        "net.0.rx.sum",
        "vcpu.0.sum1"
      })
  @DisplayName("keeps whatever else looks like them")
  void noKvmStatistic(String name) {
    next(name, 4).putLong(0, 1);

    assertThat(read().number(name)).hasValue(1);
  }

  private TypedParameters read() {
    return new TypedParameterReader().read(array, count);
  }

  /** Writes name and type of one more parameter; its value goes to the place that is answered. */
  private Pointer next(String name, int type) {
    Pointer parameter =
        array.slice((long) count * TypedParameterReader.SIZE, TypedParameterReader.SIZE);
    byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
    parameter.put(0, bytes, 0, bytes.length);
    parameter.putInt(LONGEST_NAME, type);
    count++;
    return parameter.slice(LONGEST_NAME + 8L, 8);
  }

  private Pointer text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    Pointer text = Memory.allocateDirect(runtime, bytes.length + 1, true);
    text.put(0, bytes, 0, bytes.length);
    return text;
  }
}
