package io.tenken.dirtyflow.openflow.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.dirtyflow.dump.Captures;
import io.tenken.dirtyflow.openflow.FlowSyntaxException;
import io.tenken.dirtyflow.openflow.Match;
import io.tenken.dirtyflow.openflow.PortRef;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A part of a match that somebody asks for")
class MatchTextTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      reg0=5          | reg0=5
      reg0=0x10/0xf0  | reg0=0x10/0xf0
      nw_src=1.2.3.4  | ip,nw_src=1.2.3.4
      nw_tos=32       | ip,nw_tos=32
      dl_vlan=5       | dl_vlan=5
      in_port=LOCAL   | in_port=LOCAL
      """)
  @DisplayName("is one match where its key means one field")
  void oneField(String token, String match) {
    Match whole = Captures.flow(match + " actions=drop").match();

    assertThat(MatchText.parse(token)).hasSize(1);
    assertThat(whole.fields()).containsAll(MatchText.parse(token).get(0).fields());
  }

  @ParameterizedTest(name = "{0} is that of {1}, {2} and others")
  @CsvSource({
    "tp_dst=80,     'tcp,tp_dst=80',     'sctp,tp_dst=80',     3",
    "tp_src=80/0xf0,'udp,tp_src=80/0xf0','tcp,tp_src=80/0xf0', 3",
    "icmp_type=8,   'icmp,icmp_type=8',  'icmp6,icmp_type=8',  2",
    "icmp_code=1,   'icmp,icmp_code=1',  'icmp6,icmp_code=1',  2"
  })
  @DisplayName("is one for each protocol where its key means several fields")
  void severalFields(String token, String one, String other, int count) {
    Match ofOne = Captures.flow(one + " actions=drop").match();
    Match ofOther = Captures.flow(other + " actions=drop").match();

    assertThat(MatchText.parse(token))
        .hasSize(count)
        .anySatisfy(match -> assertThat(ofOne.fields()).containsAll(match.fields()))
        .anySatisfy(match -> assertThat(ofOther.fields()).containsAll(match.fields()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"reg0", "reg0=x", "nw_src=1.2.3", "tp_dst=65536", "in_port="})
  @DisplayName("is refused if its value does not fit")
  void misfit(String token) {
    assertThatThrownBy(() -> MatchText.parse(token)).isInstanceOf(FlowSyntaxException.class);
  }

  @Test
  @DisplayName("can be a word for a protocol")
  void protocolWord() {
    assertThat(MatchText.protocolWord("tcp6")).contains(Captures.flow("tcp6 actions=drop").match());
    assertThat(MatchText.protocolWord("reg0")).isEmpty();
    assertThat(MatchText.protocolWord("nothing")).isEmpty();
  }

  @ParameterizedTest(name = "{0} is in \"{1}\": {2}")
  @CsvSource({
    "reg0,     reg0=0/1,            true",
    "reg0,     reg1=0/1,            false",
    "tp_dst,   'udp,tp_dst=5',      true",
    "tp_dst,   'udp,tp_src=5',      false",
    "nw_src,   'ip,nw_src=1.2.3.4', true",
    "dl_vlan,  dl_vlan_pcp=1,       true",
    "in_port,  in_port=1,           true",
    "in_port,  in_port=a,           true",
    "in_port,  reg0=1,              false",
    "reg0,     in_port=a,           false"
  })
  @DisplayName("can be whether a field is looked at")
  void presence(String field, String match, boolean present) {
    Match whole = Captures.flow(match + " actions=drop").match();

    assertThat(MatchText.presence(field).orElseThrow().test(whole)).isEqualTo(present);
  }

  @Test
  @DisplayName("has a field that exists, a port and a number")
  void values() {
    assertThat(MatchText.presence("nothing")).isEmpty();
    assertThat(MatchText.port("5")).isEqualTo(new PortRef.Numbered(5));
    assertThat(MatchText.port("local")).isEqualTo(PortRef.LOCAL);
    assertThat(MatchText.port("tap0")).isEqualTo(new PortRef.Named("tap0"));
    assertThat(MatchText.number("0x10")).isEqualTo(16);
    assertThat(MatchText.number("10")).isEqualTo(10);
    assertThatThrownBy(() -> MatchText.number("a")).isInstanceOf(FlowSyntaxException.class);
  }
}
