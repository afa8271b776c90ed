package io.tenken.core.http;

import io.tenken.core.engine.ScrapeRequest;
import io.tenken.core.engine.Selection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What {@code collect[]}, {@code exclude[]} and {@code name[]} ask for. Other parameters mean
 * nothing.
 */
final class ScrapeQuery {

  private static final int MOST_VALUES = 64;
  private static final int MOST_CHARACTERS = 128;
  private static final Pattern METRIC_NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern SAMPLE_SUFFIX = Pattern.compile("_(bucket|count|sum)$");

  private ScrapeQuery() {}

  /**
   * @param enabled names of the collectors that run here
   * @throws HttpProblem (400) saying what is wrong and what would be right
   */
  static ScrapeRequest parse(String query, Set<String> enabled) throws HttpProblem {
    QueryString parameters = QueryString.parse(query);
    return new ScrapeRequest(collectors(parameters, enabled), metrics(parameters));
  }

  /** Excluding every collector selects none, which is not the same as selecting nothing. */
  private static Selection collectors(QueryString parameters, Set<String> enabled)
      throws HttpProblem {
    List<String> collect = collectorNames(parameters, "collect[]", enabled);
    List<String> exclude = collectorNames(parameters, "exclude[]", enabled);
    if (!collect.isEmpty() && !exclude.isEmpty()) {
      throw HttpProblem.badRequest("collect[] and exclude[] can't be combined");
    }
    if (!exclude.isEmpty()) {
      Set<String> rest = new LinkedHashSet<>(enabled);
      exclude.forEach(rest::remove);
      return Selection.only(rest);
    }
    return collect.isEmpty() ? Selection.all() : Selection.only(Set.copyOf(new HashSet<>(collect)));
  }

  private static List<String> collectorNames(
      QueryString parameters, String parameter, Set<String> enabled) throws HttpProblem {
    List<String> names = bounded(parameters, parameter);
    for (String name : names) {
      if (!enabled.contains(name)) {
        throw HttpProblem.badRequest(
            "%s=%s: no such collector is enabled here; there are %s"
                .formatted(parameter, shown(name), String.join(", ", enabled)));
      }
    }
    return names;
  }

  /** A family is meant by its name in either format, and by the names of its samples. */
  private static Selection metrics(QueryString parameters) throws HttpProblem {
    List<String> names = bounded(parameters, "name[]");
    if (names.isEmpty()) {
      return Selection.all();
    }
    Set<String> families = new HashSet<>();
    for (String name : names) {
      if (!METRIC_NAME.matcher(name).matches()) {
        throw HttpProblem.badRequest("name[]=" + shown(name) + ": that is no name of a metric");
      }
      families.add(name);
      families.add(name + "_total");
      families.add(name + "_info");
      families.add(SAMPLE_SUFFIX.matcher(name).replaceFirst(""));
    }
    return Selection.only(families);
  }

  private static List<String> bounded(QueryString parameters, String name) throws HttpProblem {
    List<String> values = parameters.values(name);
    if (values.size() > MOST_VALUES) {
      throw HttpProblem.badRequest(name + " has more than " + MOST_VALUES + " values");
    }
    for (String value : values) {
      if (value.length() > MOST_CHARACTERS) {
        throw HttpProblem.badRequest(
            name + " has a value of more than " + MOST_CHARACTERS + " characters");
      }
    }
    return values;
  }

  /** What a client has sent goes back only in letters that mean nothing to anybody. */
  private static String shown(String value) {
    return '"' + value.replaceAll("[^a-zA-Z0-9_:. -]", "?") + '"';
  }
}
