package io.tenken.dirtyflow.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.dirtyflow.dump.Captures;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The owners of cookies")
class CookieOwnersTest {

  private static final String ANCHOR =
      "cookie=0xa, duration=100s, table=23, priority=0 actions=drop\n";

  @Test
  @DisplayName("are told by their age beside the flow that always carries the current cookie")
  void byAge() {
    assertThat(owners(ANCHOR + flows(0xb, 200, 2) + flows(0xc, 50, 3) + flows(0xd, 50, 2)))
        .containsEntry(CookieOwner.CURRENT, 1)
        .containsEntry(CookieOwner.STALE, 2)
        .containsEntry(CookieOwner.EXTENSION, 3)
        .containsEntry(CookieOwner.FOREIGN, 2)
        .containsEntry(CookieOwner.ZERO, 0);
  }

  @Test
  @DisplayName("of a cookie with flows from before and after the anchor can't be told")
  void mixed() {
    assertThat(owners(ANCHOR + flows(0xb, 200, 1) + flows(0xb, 50, 4)))
        .containsEntry(CookieOwner.FOREIGN, 5);
  }

  @Test
  @DisplayName("are the most frequent cookie and the rest where there is no anchor")
  void withoutAnchor() {
    assertThat(owners(flows(0xb, 200, 3) + flows(0xc, 100, 1) + flows(0, 1, 9)))
        .containsEntry(CookieOwner.CURRENT, 3)
        .containsEntry(CookieOwner.FOREIGN, 1)
        .containsEntry(CookieOwner.ZERO, 9);
  }

  @Test
  @DisplayName("of a real bridge after two flows were added by hand")
  void realBridge() {
    assertThat(CookieOwners.count(Captures.read("neutron-br-int.stale.OF13.txt").table()))
        .containsEntry(CookieOwner.CURRENT, 310)
        .containsEntry(CookieOwner.FOREIGN, 2);
  }

  private static Map<CookieOwner, Integer> owners(String text) {
    return CookieOwners.count(Captures.parse(text).table());
  }

  private static String flows(int cookie, int age, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("cookie=0x%x, duration=%ds, table=5, ".formatted(cookie, age));
      text.append("reg0=%d,reg1=%d,reg2=%d actions=drop%n".formatted(cookie, age, i));
    }
    return text.toString();
  }
}
