package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.text.LineKey.Setting;
import java.util.Arrays;
import java.util.Locale;

/**
 * Remembers in which order the last line had its settings: the next one has the same, nearly
 * always, so one comparison finds a word that else would have to be looked up. One thread at a
 * time.
 */
final class UsualOrder {

  private static final int MOST = 12;

  private final Setting[] order = new Setting[MOST];
  private final AsciiWord[] words = new AsciiWord[MOST];

  UsualOrder() {
    Arrays.fill(order, Setting.COOKIE);
    Arrays.fill(words, word(Setting.COOKIE));
  }

  /**
   * Where the key ends that starts at {@code start}, if it is the setting that is usual at this
   * turn and has a value; 0 if not.
   */
  int keyEnd(int turn, byte[] line, int start, int end) {
    if (turn >= MOST || !words[turn].startsAt(line, start, end)) {
      return 0;
    }
    return start + words[turn].length() - 1;
  }

  Setting setting(int turn) {
    return order[turn];
  }

  void remember(int turn, Setting setting) {
    if (turn < MOST && order[turn] != setting) {
      order[turn] = setting;
      words[turn] = word(setting);
    }
  }

  private static AsciiWord word(Setting setting) {
    return new AsciiWord(setting.name().toLowerCase(Locale.ROOT) + "=");
  }
}
