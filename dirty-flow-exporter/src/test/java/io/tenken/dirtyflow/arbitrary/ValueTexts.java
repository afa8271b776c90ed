package io.tenken.dirtyflow.arbitrary;

import static io.tenken.dirtyflow.arbitrary.Texts.filled;
import static io.tenken.dirtyflow.arbitrary.Texts.word;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Values of fields, and their masks. */
final class ValueTexts {

  private static final List<String> CT_STATE =
      List.of("new", "est", "rel", "rpl", "inv", "trk", "snat", "dnat");
  private static final List<String> TCP_FLAGS =
      List.of("fin", "syn", "rst", "psh", "ack", "urg", "ece", "cwr", "ns");

  private ValueTexts() {}

  /** A value of all bits of the field. */
  static Arbitrary<String> exact(TextField field) {
    return switch (field.format()) {
      case NUMBER, CT_STATE, TCP_FLAGS, TUN_FLAGS -> number(field.bits());
      case ETHERNET -> ethernet();
      case IPV4 -> ipv4();
      case IPV6 -> ipv6();
      case PORT -> port();
      case FRAGMENT -> word("no", "yes", "first", "later", "not_later");
    };
  }

  /** A value with a mask of at least one bit. */
  static Arbitrary<String> masked(TextField field) {
    return switch (field.format()) {
      case NUMBER -> maskedNumber(field.bits());
      case ETHERNET -> filled("%s/%s", ethernet(), ethernetMask());
      case IPV4 -> filled("%s/%s", ipv4(), Arbitraries.oneOf(List.of(upTo(1, 32), ipv4Mask())));
      case IPV6 -> filled("%s/%s", ipv6(), Arbitraries.oneOf(List.of(upTo(1, 128), ipv6Mask())));
      case CT_STATE -> Arbitraries.oneOf(List.of(flags(CT_STATE), maskedNumber(field.bits())));
      case TCP_FLAGS -> Arbitraries.oneOf(List.of(flags(TCP_FLAGS), maskedNumber(field.bits())));
      case TUN_FLAGS -> word("+oam", "-oam", "0/1", "1/1");
      case PORT, FRAGMENT -> exact(field);
    };
  }

  /** With or without a mask, as the field allows. */
  static Arbitrary<String> any(TextField field) {
    return field.maskable()
        ? Arbitraries.oneOf(List.of(exact(field), masked(field)))
        : exact(field);
  }

  /** A number of so many bits, decimal or hexadecimal; hexadecimal if it needs more than 64. */
  static Arbitrary<String> number(int bits) {
    return Combinators.combine(upToBits(bits), Arbitraries.of(true, false))
        .as((value, hex) -> hex || value.bitLength() > 64 ? hex(value) : value.toString());
  }

  /** A decimal number between two. */
  static Arbitrary<String> upTo(int least, int most) {
    return Arbitraries.integers().between(least, most).map(String::valueOf);
  }

  static Arbitrary<String> hexNumber(int bits) {
    return upToBits(bits).map(ValueTexts::hex);
  }

  static Arbitrary<String> ethernet() {
    return Arbitraries.longs()
        .between(0, (1L << 48) - 1)
        .map(address -> "%012x".formatted(address).replaceAll("(..)(?!$)", "$1:"));
  }

  static Arbitrary<String> ipv4() {
    return Arbitraries.integers()
        .between(0, 255)
        .list()
        .ofSize(4)
        .map(octets -> octets.stream().map(String::valueOf).collect(Collectors.joining(".")));
  }

  static Arbitrary<String> ipv6() {
    Arbitrary<String> groups =
        Arbitraries.oneOf(List.of(Arbitraries.just(0), Arbitraries.integers().between(0, 0xffff)))
            .list()
            .ofSize(8)
            .map(list -> list.stream().map(Integer::toHexString).collect(Collectors.joining(":")));
    return Arbitraries.frequencyOf(
        Tuple.of(4, groups),
        Tuple.of(
            1,
            word("::", "::1", "2001:db8::1", "fe80::1:2", "::ffff:1.2.3.4", "64:ff9b::1.2.3.4")));
  }

  /** A port of the bridge or a reserved one that is valid everywhere. */
  static Arbitrary<String> port() {
    return Arbitraries.oneOf(List.of(upTo(1, 0xfeff), word("LOCAL")));
  }

  static Arbitrary<String> port16() {
    return upTo(1, 65535);
  }

  private static Arbitrary<String> ethernetMask() {
    return Arbitraries.oneOf(
        List.of(
            ethernet().filter(mask -> !mask.equals("00:00:00:00:00:00")),
            word("01:00:00:00:00:00", "ff:ff:ff:00:00:00")));
  }

  private static Arbitrary<String> ipv4Mask() {
    return ipv4().filter(mask -> !mask.equals("0.0.0.0"));
  }

  private static Arbitrary<String> ipv6Mask() {
    // ovs-ofctl takes a mask that starts with a digit for a prefix, even one that it has printed
    return ipv6().filter(mask -> !mask.matches("[0:]*") && !mask.matches("[0-9].*"));
  }

  private static Arbitrary<String> maskedNumber(int bits) {
    return Combinators.combine(upToBits(bits), upToBits(bits).filter(mask -> mask.signum() > 0))
        .as((value, mask) -> hex(value.and(mask)) + "/" + hex(mask));
  }

  /** {@code +syn-ack}. */
  private static Arbitrary<String> flags(List<String> names) {
    return Arbitraries.integers()
        .between(0, names.size() - 1)
        .set()
        .ofMinSize(1)
        .ofMaxSize(4)
        .flatMap(
            chosen ->
                Arbitraries.of('+', '-')
                    .list()
                    .ofSize(chosen.size())
                    .map(signs -> signed(names, List.copyOf(chosen), signs)));
  }

  private static String signed(List<String> names, List<Integer> chosen, List<Character> signs) {
    return IntStream.range(0, chosen.size())
        .mapToObj(i -> signs.get(i) + names.get(chosen.get(i)))
        .collect(Collectors.joining());
  }

  private static Arbitrary<BigInteger> upToBits(int bits) {
    BigInteger most = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    var numbers = Arbitraries.bigIntegers().between(BigInteger.ZERO, most);
    return Arbitraries.oneOf(
        List.of(
            numbers,
            numbers.withDistribution(RandomDistribution.uniform()),
            Arbitraries.of(BigInteger.ZERO, BigInteger.ONE, most)));
  }

  private static String hex(BigInteger number) {
    return "0x" + number.toString(16);
  }
}
