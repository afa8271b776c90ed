package io.tenken.libvirt.lane;

import io.tenken.libvirt.api.DomainId;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What guests have answered, in the order of their names. A guest that is in neither map has gone,
 * or its driver knows no answer. Immutable.
 *
 * @param answers of the guests that gave one
 * @param missing guests whose answer should be there
 */
public record GuestAnswers<T>(
    SortedMap<DomainId, T> answers, SortedMap<DomainId, Missing> missing) {

  public GuestAnswers {
    answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
    missing = Collections.unmodifiableSortedMap(new TreeMap<>(missing));
  }

  public static <T> GuestAnswers<T> of(Map<DomainId, T> answers, Map<DomainId, Missing> missing) {
    return new GuestAnswers<>(new TreeMap<>(answers), new TreeMap<>(missing));
  }

  /** With what is known of other guests. */
  public GuestAnswers<T> plus(Map<DomainId, T> others) {
    SortedMap<DomainId, T> all = new TreeMap<>(answers);
    all.putAll(others);
    return new GuestAnswers<>(all, missing);
  }

  /** Of a question that was not put. */
  public static <T> GuestAnswers<T> none() {
    return of(Map.of(), Map.of());
  }
}
