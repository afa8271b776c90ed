package io.tenken.dirtyflow.openflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

@Label("A number of any width")
class BitsTest {

  @Property
  @Label("is what its bytes are in network order, and writes them back")
  void bytes_round_trip(@ForAll @Size(min = 1, max = 124) byte[] bytes) {
    Bits bits = Bits.ofBytes(bytes, 0, bytes.length);

    assertThat(bits.toBigInteger()).isEqualTo(new BigInteger(1, bytes));
    byte[] written = new byte[bytes.length];
    bits.write(written, 0, written.length);
    assertThat(written).isEqualTo(bytes);
  }

  @Property
  @Label("combines bit by bit as unsigned integers do")
  void operators(
      @ForAll @BigRange(min = "0", max = "1461501637330902918203684832716283019655932542975")
          BigInteger a,
      @ForAll @BigRange(min = "0", max = "1461501637330902918203684832716283019655932542975")
          BigInteger b,
      @ForAll @IntRange(max = 130) int shift) {
    Bits left = Bits.of(a);
    Bits right = Bits.of(b);

    assertThat(left.and(right).toBigInteger()).isEqualTo(a.and(b));
    assertThat(left.or(right).toBigInteger()).isEqualTo(a.or(b));
    assertThat(left.xor(right).toBigInteger()).isEqualTo(a.xor(b));
    assertThat(left.shiftLeft(shift).toBigInteger()).isEqualTo(a.shiftLeft(shift));
    assertThat(left.shiftRight(shift).toBigInteger()).isEqualTo(a.shiftRight(shift));
    assertThat(left.bitLength()).isEqualTo(a.bitLength());
    assertThat(left.testBit(shift)).isEqualTo(a.testBit(shift));
  }
}
