package io.tenken.dirtyflow.cli;

import io.tenken.dirtyflow.openflow.Action;
import io.tenken.dirtyflow.openflow.text.ActionsWriter;
import io.tenken.dirtyflow.openflow.text.SpellingMode;
import io.tenken.dirtyflow.openflow.text.TextSink;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Looks for terms in actions, nested ones included. */
final class ActionSearch {

  private static final Pattern NOT_A_WORD = Pattern.compile("[^a-z0-9_]");

  private ActionSearch() {}

  static boolean anywhere(List<Action> actions, Predicate<Action> wanted) {
    for (Action action : actions) {
      if (wanted.test(action) || anywhere(nested(action), wanted)) {
        return true;
      }
    }
    return false;
  }

  static List<Action> nested(Action action) {
    if (action instanceof Action.Clone clone) {
      return clone.actions();
    } else if (action instanceof Action.WriteActions write) {
      return write.actions();
    } else if (action instanceof Action.Conntrack ct) {
      return ct.exec();
    }
    return List.of();
  }

  /** The word with which the normal text of a term begins. */
  static String name(Action action) {
    TextSink sink = new TextSink();
    new ActionsWriter(sink, SpellingMode.NORMAL).write(List.of(action), 255);
    String text = sink.toString().toLowerCase(Locale.ROOT);
    return NOT_A_WORD.split(text, 2)[0];
  }
}
