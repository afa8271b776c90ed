package io.tenken.ingress.bird;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The words of a line")
class WordsTest {

  @ParameterizedTest(name = "\"{0}\" with gaps of {1} are {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ' 3    0 --- '          | 1 | '[3, 0, ---]'
          'received   RX limit  a'| 2 | '[received, RX limit, a]'
          '  RX limit'            | 2 | '[RX limit]'
          'RX limit '             | 2 | '[RX limit]'
          'one'                   | 1 | '[one]'
          '   '                   | 1 | '[]'
          ''                      | 2 | '[]'
          """)
  void are_what_stands_between_gaps(String text, int gap, String words) {
    assertThat(Words.of(text, gap)).hasToString(words);
  }
}
