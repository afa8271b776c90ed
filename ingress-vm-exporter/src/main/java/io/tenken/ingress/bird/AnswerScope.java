package io.tenken.ingress.bird;

/**
 * What the blocks of one answer of {@code show protocols all} share. For one thread.
 *
 * @param headings of the tables of route changes
 * @param texts that may have come before
 * @param changes whether anybody wants the tables of route changes
 */
record AnswerScope(ChangeColumns headings, RecurringTexts texts, boolean changes) {

  static AnswerScope of(RecurringTexts texts, boolean changes) {
    return new AnswerScope(new ChangeColumns(), texts, changes);
  }
}
