package io.tenken.libvirt.lane;

import io.tenken.libvirt.api.DomainId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What guests have answered, in the order of their names. A guest that is in neither map has gone,
 * or its driver knows no answer. Immutable.
 *
 * @param answers of the guests that gave one
 * @param missing guests whose answer should be there
 */
public record GuestAnswers<T>(Map<DomainId, T> answers, Map<DomainId, Missing> missing) {

  public GuestAnswers {
    answers = inOrder(answers);
    missing = inOrder(missing);
  }

  public static <T> GuestAnswers<T> of(Map<DomainId, T> answers, Map<DomainId, Missing> missing) {
    return new GuestAnswers<>(answers, missing);
  }

  /** With what is known of other guests. */
  public GuestAnswers<T> plus(Map<DomainId, T> others) {
    Map<DomainId, T> all = new LinkedHashMap<>(answers);
    all.putAll(others);
    return new GuestAnswers<>(all, missing);
  }

  /** Of a question that was not put. */
  public static <T> GuestAnswers<T> none() {
    return of(Map.of(), Map.of());
  }

  /**
   * Guests are asked in the order of their names, so that mostly nothing is to be sorted here, and
   * each of them is looked up many times.
   */
  private static <V> Map<DomainId, V> inOrder(Map<DomainId, V> guests) {
    Map<DomainId, V> ordered = new LinkedHashMap<>();
    guests.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
    return Collections.unmodifiableMap(ordered);
  }
}
