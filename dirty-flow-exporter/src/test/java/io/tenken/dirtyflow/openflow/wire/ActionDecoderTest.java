package io.tenken.dirtyflow.openflow.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ordinary ones are in {@link CapturedRepliesTest}; here are the borders. */
@DisplayName("An action in a reply")
class ActionDecoderTest {

  private static final String NICIRA = "00002320";

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      0000 0010 fffffffd 0080 000000000000                     | CONTROLLER:128
      0000 0010 fffffffa 0000 000000000000                     | NORMAL
      000f 0008 07 000000                                      | set_mpls_ttl(7)
      0010 0008 00000000                                       | dec_mpls_ttl
      0011 0008 88a8 0000                                      | push_vlan:0x88a8
      0014 0008 0800 0000                                      | pop_mpls:0x0800
      0015 0008 00000009                                       | set_queue:9
      0017 0008 40 000000                                      | mod_nw_ttl:64
      0018 0008 00000000                                       | dec_ttl
      0019 0010 80000204 0000 0007 00000000                    | unknown
      0019 0010 8000 0c02 1005 000000000000                    | set_field:4101->vlan_vid
      0019 0010 8000 0d04 1005 1fff 00000000                   | set_field:4101/0x1fff->vlan_vid
      """)
  @DisplayName("of OpenFlow itself is written in the words of the switch")
  void standard(String action, String text) {
    if (text.equals("unknown")) {
      assertUnknown(action);
    } else {
      assertThat(FlowEntry.text(FlowEntry.applying(action))).isEqualTo("actions=" + text);
    }
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      0001 0007 00000000                     | resubmit:7
      0001 fff8 00000000                     | resubmit(,)
      000e fff8 3c 000000                    | resubmit(,60)
      000e 0003 3c 000000                    | resubmit(3,60)
      000e 0003 ff 000000                    | resubmit:3
      002c fff8 3c 000000                    | resubmit(,60,ct)
      002c 0003 ff 000000                    | resubmit(3,,ct)
      0002 0000 00000065                     | set_tunnel:0x65
      0005 000000000000                      | pop_queue
      0011 000000000000                      | exit
      0013 000a 0014 0000                    | fin_timeout(idle_timeout=10,hard_timeout=20)
      0013 0000 0000 0000                    | fin_timeout()
      0014 0080 0000 02 00                   | controller(reason=invalid_ttl,max_len=128)
      0014 0080 0005 09 00                   | controller(reason=9,max_len=128,id=5)
      0014 ffff 0000 01 00                   | CONTROLLER:65535
      0022 00 02 00000009                    | conjunction(9,1/2)
      0027 0001 00000064                     | output(port=1,max_len=100)
      0027 0001 ffffffff                     | output(port=1,max_len=4294967295)
      002b 000000000000                      | ct_clear
      0030 000000000000                      | dec_nsh_ttl
      0008 010203040506                      | note:01.02.03.04.05.06
      0025 000000000000                      | CONTROLLER:65535
      002a 000000000000                      | clone(drop)
      """)
  @DisplayName("of Open vSwitch is written in its words")
  void extensions(String body, String text) {
    assertThat(FlowEntry.text(FlowEntry.applying(nicira(body)))).isEqualTo("actions=" + text);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      0000 00000000 0000 ff 000000 0000                        | ct()
      0003 00000000 0005 49 000000 0015                        | ct(commit,force,table=73,zone=5,alg=ftp)
      0001 00000000 0000 ff 000000 0045                        | ct(commit,alg=tftp)
      0001 00000000 0000 ff 000000 0063                        | ct(commit,alg=99)
      0000 00010c04 000f ff 000000 0000                        | ct(zone=NXM_NX_REG6[0..15])
      """)
  @DisplayName("of connection tracking tells zone, table and helper")
  void conntrack(String body, String text) {
    assertThat(FlowEntry.text(FlowEntry.applying(nicira("0023" + body))))
        .isEqualTo("actions=" + text);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      0000 0000                                                                   | nat
      0001 0000                                                                   | nat(src)
      0016 0000                                                                   | nat(dst,persistent,random)
      0001 0001 0a000001 00000000                                                 | nat(src=10.0.0.1)
      0001 0033 0a000001 0a000009 0400 07ff 00000000                              | nat(src=10.0.0.1-10.0.0.9:1024-2047)
      0001 0013 0a000001 0a000001 0400 000000000000                               | nat(src=10.0.0.1:1024)
      0009 0004 20010db8000000000000000000000001                                  | nat(src=2001:db8::1,hash)
      0002 002c 20010db8000000000000000000000001 20010db8000000000000000000000009 0050 000000000000 | opaque
      0002 003c 20010db8000000000000000000000001 20010db8000000000000000000000009 0050 0050 00000000 | nat(dst=[2001:db8::1]-[2001:db8::9]:80)
      """)
  @DisplayName("of address translation tells direction, range and flags")
  void nat(String body, String text) {
    String padded = padded("ffff 0000" + NICIRA + "0024 0000" + body);
    String ct = padded("ffff 0000" + NICIRA + "0023 0001 00000000 0000 ff 000000 0000" + padded);
    String told = FlowEntry.text(FlowEntry.applying(ct));
    if (!text.equals("opaque")) {
      assertThat(told).isEqualTo("actions=ct(commit," + text + ")");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0055 0008 00000000",
        "ffff 0010 00001234 0001 000000000000",
        "ffff 0010 00002320 00ff 000000000000",
        "ffff 0010 4f4e4600 0001 000000000000",
        "0019 0010 0009fe04 00000001 00000000",
        "ffff 0018 00002320 0007 001f 0009fe04 0000000000000001",
        "ffff 0018 00002320 0025 000000000000 0063 0008 00000000",
        "ffff 0018 00002320 002e 0000 00000063 00000000 00000000",
        "ffff 0018 00002320 002e 0000 0001894f 0009 63 04 00000000",
        "ffff 0018 00002320 0023 0008 00000000 0000 ff 000000 0000",
        "ffff 0018 00002320 0007 0003 00010004 0000000000000010",
        "ffff 0010 00002320 0024 0000 0003 0000",
        "ffff 0010 00002320 0024 0000 0000 0001",
        "ffff 0010 00002320 0024 0000 0020 0000",
        "ffff 0018 00002320 0024 0000 0001 0002 0a000001 00000000",
        "ffff 0018 00002320 0024 0000 0001 0040 0a000001 00000000",
        "ffff 0020 00002320 0010 0000 0000 8000 0000000000000000 0010 05 00 0000 0000",
        "ffff 0020 00002320 0026 0001 00000001 00000002 00000003 0001 07 00 00000000",
        "0000 0018 00000001 0000 000000000000 0000000000000001",
        "ffff 0018 00002320 000c 0063 0000 0000 00000000 00000000",
      })
  @DisplayName("that is not known is kept with all its bytes, and the flow is counted")
  void unknown(String action) {
    assertUnknown(action);
  }

  private static void assertUnknown(String action) {
    byte[] entry = FlowEntry.applying(action + "0000 0010 00000001 0000 000000000000");
    String bytes = action.replace(" ", "");

    assertThat(FlowEntry.text(entry)).isEqualTo("actions=unknown_action(" + bytes + "),output:1");
    assertThat(FlowEntry.read(entry).hasOpaqueParts(0)).isTrue();
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      0000 0007 00000000                                       | an action of type 0 and 7 bytes
      0000 000c 00000001 0000000000000000                      | an action of type 0 and 12 bytes
      0000 0018 00000001 0000000000000000                      | bytes are needed
      0000 0008 00000001                                       | bytes are needed
      ffff 0018 00002320 0025 000000000000 0000 0003 00000000  | a controller property of 3 bytes
      ffff 0018 00002320 002e 0000 0001894f 0004 01 03 00000000| an encap property of 3 bytes
      ffff 0018 00002320 0007 07c5 00010004 0000000000000001   | bits 31 to 36 of reg0
      """)
  @DisplayName("that breaks the rules is refused with the whole reply")
  void broken(String action, String reason) {
    assertThatThrownBy(() -> FlowEntry.read(FlowEntry.applying(action)))
        .isInstanceOf(WireFormatException.class)
        .hasMessageContaining(reason);
  }

  @Test
  @DisplayName("that is nested deeper than a switch accepts is refused, not a stack overflow")
  void depth() {
    String nested = "";
    for (int i = 0; i < 20; i++) {
      nested = padded("ffff 0000" + NICIRA + "002a 000000000000" + nested);
    }
    byte[] entry = FlowEntry.applying(nested);

    assertThatThrownBy(() -> FlowEntry.read(entry)).hasMessageContaining("nested more than 16");
  }

  private static String nicira(String body) {
    return padded("ffff 0000" + NICIRA + body);
  }

  /** An action whose length is to be filled in, padded to 8 bytes with zeros. */
  private static String padded(String action) {
    String bytes = action.replace(" ", "");
    int length = (bytes.length() / 2 + 7) / 8 * 8;
    String filled = bytes + "00".repeat(length - bytes.length() / 2);
    return filled.substring(0, 4) + "%04x".formatted(length) + filled.substring(8);
  }
}
