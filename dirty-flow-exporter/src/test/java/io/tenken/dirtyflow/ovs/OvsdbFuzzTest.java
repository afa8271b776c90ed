package io.tenken.dirtyflow.ovs;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Whatever bytes come as an answer of the database")
class OvsdbFuzzTest {

  private static final List<String> TABLES =
      List.of("Open_vSwitch", "Bridge", "Port", "Interface", "Controller");

  @FuzzTest
  @DisplayName("they are refused, or every bridge that they hold is told")
  void reply(byte[] bytes) {
    Map<String, List<Map<String, Object>>> tables;
    try (JsonParser parser = new JsonFactory().createParser(new ByteArrayInputStream(bytes))) {
      tables = OvsdbReply.tables(parser, TABLES);
    } catch (IOException refused) {
      assertThat(refused).hasMessageNotContaining("\n\tat ");
      return;
    }
    assertThat(tables).containsOnlyKeys(TABLES);
    OvsdbSnapshot snapshot = OvsdbSnapshot.of(tables);
    assertThat(snapshot.bridges()).hasSameSizeAs(tables.get("Bridge"));
    for (OvsdbSnapshot.Bridge bridge : snapshot.bridges()) {
      for (OvsdbSnapshot.Port port : bridge.ports()) {
        port.tag().ifPresent(tag -> assertThat(tag).isBetween(0, 0xffff));
        port.interfaces()
            .forEach(
                device -> device.openFlowPort().ifPresent(n -> assertThat(n).isBetween(1, 0xffff)));
      }
    }
  }
}
