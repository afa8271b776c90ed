package io.tenken.testkit.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The exposition parser")
class ExpositionParserTest {

  @Test
  void reads_the_text_format() {
    String page =
        """
        # HELP guest_cpu_seconds_total Time, with a \\\\ and a\\nnewline.
        # TYPE guest_cpu_seconds_total counter
        guest_cpu_seconds_total{guest="a\\"b",host="h\\\\1",} 1.5e3
        guest_cpu_seconds_total 9007199254740993
        # TYPE wait_seconds histogram
        wait_seconds_bucket{le="0.5"} 1
        wait_seconds_bucket{le="+Inf"} 2
        wait_seconds_sum 3.25
        wait_seconds_count 2
        """;

    List<ParsedFamily> families = ExpositionParser.parseText(page);

    assertThat(families).extracting(ParsedFamily::type).containsExactly("counter", "histogram");
    assertThat(families.get(0).help()).isEqualTo("Time, with a \\ and a\nnewline.");
    ParsedSample first = families.get(0).samples().get(0);
    assertThat(first.labels()).containsEntry("guest", "a\"b").containsEntry("host", "h\\1");
    assertThat(first.value()).isEqualTo(1500);
    assertThat(families.get(0).samples().get(1).valueText()).isEqualTo("9007199254740993");
  }

  @Test
  void reads_openmetrics() {
    String page =
        """
        # TYPE guest_cpu_seconds counter
        # UNIT guest_cpu_seconds seconds
        # HELP guest_cpu_seconds Time \\"run\\".
        guest_cpu_seconds_total{guest="a"} 1
        # TYPE build info
        build_info{version="1"} 1
        # TYPE door stateset
        door{door="open"} 1
        door{door="shut"} 0
        # EOF
        """;

    List<ParsedFamily> families = ExpositionParser.parseOpenMetrics(page);

    assertThat(families)
        .extracting(ParsedFamily::name)
        .containsExactly("guest_cpu_seconds", "build", "door");
    assertThat(families.get(0).unit()).isEqualTo("seconds");
    assertThat(families.get(0).help()).isEqualTo("Time \"run\".");
  }

  @ParameterizedTest(name = "text: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a 1                                | a sample without a TYPE line before it
          TYPE a gauge;a 1;a 2             | this series stands twice
          TYPE a gauge;a{b="1",b="2"} 1    | label "b" stands twice
          TYPE a gauge;a{b="1" c="2"} 1    | no comma between labels
          TYPE a gauge;a{b="\\t"} 1        | "\\t" is no escape
          TYPE a gauge;a{b="1} 1           | a label value does not end
          TYPE a gauge;a{b-c="1"} 1        | "b-c" is no label name
          TYPE a gauge;a{} 1.              | "1." is no number
          TYPE a gauge;a 0x10              | "0x10" is no number
          TYPE a gauge;a 1 1700000000      | "1 1700000000" is no number
          TYPE a gauge;a  1                | " 1" is no number
          TYPE a info;a 1                  | "info" is no type
          TYPE a gauge;HELP a x          | HELP stands twice or not in the order
          TYPE a gauge;TYPE a gauge      | TYPE stands twice or not in the order
          TYPE a gauge;b 1                 | this sample is not of family "a"
          TYPE a gauge;a_sum 1             | has no sample with suffix "_sum"
          TYPE a gauge;;a 1                | "" is no metric name
          TYPE a gauge;# a comment         | only [HELP, TYPE] may follow
          HELP a x                         | family "a" has no TYPE line
          TYPE a gauge;TYPE b gauge;TYPE a gauge | family "a" is in pieces
          TYPE a histogram;a_bucket{le="1"} 1        | le "1" is not in canonical form
          TYPE a summary;a{quantile=".5"} 1          | quantile ".5" is not in canonical form
          """)
  void refuses_in_text(String lines, String problem) {
    String page = page(lines);
    assertThatThrownBy(() -> ExpositionParser.parseText(page))
        .isInstanceOf(PageSyntaxException.class)
        .hasMessageContaining(problem);
  }

  @ParameterizedTest(name = "OpenMetrics: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TYPE a counter;a 1;EOF                   | has no sample with suffix ""
          TYPE a counter;a_total NaN;EOF           | a counter is NaN or negative
          TYPE a counter;a_total -1;EOF            | a counter is NaN or negative
          TYPE a info;a_info 2;EOF                 | an info metric is not 1
          TYPE a info;UNIT a s;a_info 1;EOF      | a does not end in its unit
          TYPE a_s info;UNIT a_s s;EOF           | a info has a unit
          TYPE a stateset;a{a="x"} 2;EOF           | a state is neither 0 nor 1
          TYPE a stateset;a{b="x"} 1;EOF           | a state set without a label a
          TYPE a gauge;a{b="1",} 1;EOF             | a comma behind the last label
          HELP a x;TYPE a gauge;EOF              | TYPE stands twice or not in the order
          TYPE a untyped;a 1;EOF                   | "untyped" is no type
          TYPE a gauge;a 1                           | no # EOF at the end
          TYPE a gauge;EOF;a 1                     | no # EOF at the end
          EOF;EOF                                  | metadata without a name
          """)
  void refuses_in_openmetrics(String lines, String problem) {
    String page = page(lines);
    assertThatThrownBy(() -> ExpositionParser.parseOpenMetrics(page))
        .isInstanceOf(PageSyntaxException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void wants_a_newline_at_the_end() {
    assertThatThrownBy(() -> ExpositionParser.parseText("# TYPE a gauge\na 1"))
        .hasMessage("line 2: no newline at the end: a 1");
  }

  /** Semicolons end lines; the hash before metadata goes without saying. */
  private static String page(String lines) {
    return lines.replace(';', '\n').replaceAll("(?m)^(TYPE|HELP|UNIT|EOF)", "# $1") + "\n";
  }
}
