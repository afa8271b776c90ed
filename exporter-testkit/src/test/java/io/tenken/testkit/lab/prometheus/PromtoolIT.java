package io.tenken.testkit.lab.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresLab(LabPart.PROMETHEUS)
@DisplayName("promtool")
class PromtoolIT {

  private static final String RULE =
      """
      groups:
      - name: example
        rules:
        - record: job:up:sum
          expr: sum by (job) (up)
      """;

  private static final String RULE_TEST =
      """
      rule_files: [rules.yml]
      tests:
      - interval: 1m
        input_series:
        - series: up{job="a", instance="1"}
          values: 1 1
        promql_expr_test:
        - expr: job:up:sum
          eval_time: 1m
          exp_samples:
          - labels: job:up:sum{job="a"}
            value: %d
      """;

  @TempDir private Path directory;

  @Test
  @DisplayName("has nothing to say against a good page")
  void good_page() {
    String page = "# HELP a_total Things.\n# TYPE a_total counter\na_total 1\n";
    assertThat(Promtool.checkMetrics(page)).isEmpty();
  }

  @Test
  @DisplayName("names what the linter finds, a line each")
  void lint_findings() {
    assertThat(Promtool.checkMetrics("# TYPE a counter\na 1\n"))
        .containsExactly("a counter metrics should have \"_total\" suffix", "a no help text");
  }

  @Test
  @DisplayName("names the line that cannot be parsed")
  void syntax_error() {
    assertThat(Promtool.checkMetrics("a{ 1\n")).singleElement().asString().contains("line 1");
  }

  @Test
  @DisplayName("checks and tests rules")
  void rules() throws IOException {
    Path rules = Files.writeString(directory.resolve("rules.yml"), RULE);
    Path right = Files.writeString(directory.resolve("right.yml"), RULE_TEST.formatted(1));
    Path wrong = Files.writeString(directory.resolve("wrong.yml"), RULE_TEST.formatted(2));
    assertThat(Promtool.checkRules(rules)).isEmpty();
    assertThat(Promtool.testRules(right)).isEmpty();
    assertThat(Promtool.testRules(wrong)).anyMatch(line -> line.contains("FAILED"));
  }

  @Test
  @DisplayName("refuses a rule whose expression is wrong")
  void wrong_rule() throws IOException {
    Path rules = Files.writeString(directory.resolve("bad.yml"), RULE.replace("sum by", "sum bye"));
    assertThat(Promtool.checkRules(rules)).isNotEmpty();
  }
}
