package io.tenken.ingress.dbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.ingress.dbus.DbusValue.Flag;
import io.tenken.ingress.dbus.DbusValue.Items;
import io.tenken.ingress.dbus.DbusValue.Real;
import io.tenken.ingress.dbus.DbusValue.Text;
import io.tenken.ingress.dbus.DbusValue.Whole;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Values of D-Bus")
class ValueReaderTest {

  @Test
  void of_every_basic_type_are_read() throws Exception {
    assertThat(
            read(
                "ybnqiuxtdsogh",
                200L,
                true,
                -2L,
                65_535L,
                -3L,
                4_294_967_295L,
                -4L,
                -1L,
                0.5,
                "größer",
                "/a/b",
                "as",
                9L))
        .containsExactly(
            new Whole(200),
            new Flag(true),
            new Whole(-2),
            new Whole(65_535),
            new Whole(-3),
            new Whole(4_294_967_295L),
            new Whole(-4),
            new Whole(-1),
            new Real(0.5),
            new Text("größer"),
            new Text("/a/b"),
            new Text("as"),
            new Whole(9));
  }

  @Test
  void of_containers_are_read() throws Exception {
    assertThat(
            read(
                "a(st)a{sv}asv",
                List.of(List.of("a", 1L), List.of("b", 2L)),
                List.of(List.of("key", new Variant("at", List.of(3L)))),
                List.of(),
                new Variant("v", new Variant("b", false))))
        .containsExactly(
            items(items(new Text("a"), new Whole(1)), items(new Text("b"), new Whole(2))),
            items(items(new Text("key"), items(new Whole(3)))),
            items(),
            new Flag(false));
  }

  @Test
  void are_read_in_the_order_of_the_senders_machine() throws Exception {
    ByteBuffer bytes = ByteBuffer.wrap(new byte[] {0, 0, 1, 2, 0, 0, 0, 2, 'o', 'k', 0});

    assertThat(new ValueReader(bytes).read(DbusType.parse("us")))
        .containsExactly(new Whole(258), new Text("ok"));
  }

  @Test
  void tell_what_they_are() {
    assertThat(new Text("a").asText()).contains("a");
    assertThat(new Text("a").asWhole()).isEmpty();
    assertThat(new Text("a").items()).isEmpty();
    assertThat(new Whole(1).asWhole()).hasValue(1);
    assertThat(new Whole(1).asText()).isEmpty();
    assertThat(items(new Whole(1)).items()).containsExactly(new Whole(1));
  }

  @Test
  void that_reach_beyond_the_message_are_refused() throws Exception {
    byte[] whole =
        MessageFixture.values("sas(ux)v", "text", List.of("a"), List.of(1L, 2L), Variant.text("x"));
    for (int length = 0; length < whole.length; length++) {
      ByteBuffer cut = ByteBuffer.wrap(whole, 0, length).slice().order(ByteOrder.LITTLE_ENDIAN);
      assertThatThrownBy(() -> new ValueReader(cut).read(DbusType.parse("sas(ux)v")))
          .as("cut to %d bytes", length)
          .isInstanceOf(MalformedMessageException.class);
    }
  }

  @Test
  void with_lengths_that_lie_are_refused() {
    assertRefused("s", "a length of 4294967295 where 4 bytes are left", -1, -1, -1, -1, 0, 0, 0, 0);
    assertRefused("s", "a length of 9 where 4 bytes are left", 9, 0, 0, 0, 0, 0, 0, 0);
    assertRefused("ay", "a length of 2147483647", -1, -1, -1, 127, 0);
    assertRefused("as", "reaches beyond it", 5, 0, 0, 0, 1, 0, 0, 0, 'x', 0);
  }

  @Test
  void that_break_the_rules_are_refused() {
    assertRefused("s", "does not end in a zero byte", 1, 0, 0, 0, 'x', 'y');
    assertRefused("s", "not in UTF-8", 1, 0, 0, 0, 0xff, 0);
    assertRefused("b", "a boolean is 2", 2, 0, 0, 0);
    assertRefused("yu", "padding is not zero", 1, 0, 1, 0, 0, 0, 0, 0);
    assertRefused("v", "a variant holds 2 values", 2, 'y', 'y', 0, 1, 1);
    assertRefused("v", "a variant holds 0 values", 0, 0);
    assertRefused("v", "no type", 1, 'z', 0, 1);
  }

  @Test
  void in_variants_in_variants_have_a_bottom() {
    int[] nested = new int[3 * 70];
    for (int i = 0; i < nested.length; i += 3) {
      nested[i] = 1;
      nested[i + 1] = 'v';
    }
    assertRefused("v", "nested deeper than 64", nested);
  }

  @Test
  void that_are_too_many_are_refused() {
    int count = 500_001;
    ByteBuffer bytes = ByteBuffer.allocate(4 + count).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(0, count);

    assertThatThrownBy(() -> new ValueReader(bytes).read(DbusType.parse("ay")))
        .hasMessage("more than 500000 values");
  }

  private static void assertRefused(String signature, String problem, int... bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : bytes) {
      buffer.put((byte) value);
    }
    assertThatThrownBy(() -> new ValueReader(buffer.flip()).read(DbusType.parse(signature)))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining(problem);
  }

  private static List<DbusValue> read(String signature, Object... values) throws Exception {
    ByteBuffer bytes =
        ByteBuffer.wrap(MessageFixture.values(signature, values)).order(ByteOrder.LITTLE_ENDIAN);
    List<DbusValue> read = new ValueReader(bytes).read(DbusType.parse(signature));
    assertThat(bytes.hasRemaining()).isFalse();
    return read;
  }

  private static Items items(DbusValue... values) {
    return new Items(List.of(values));
  }
}
