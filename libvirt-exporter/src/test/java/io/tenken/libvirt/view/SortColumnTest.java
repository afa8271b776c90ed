package io.tenken.libvirt.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The order of the table")
class SortColumnTest {

  private static final List<GuestRow> ROWS =
      List.of(
          row("a", "shop", Map.of(Figure.CPU, 1.0, Figure.RESIDENT, 10.0, Figure.MEMORY, 1.0)),
          row("B", "shop", Map.of(Figure.CPU, 2.0, Figure.DISK_READ, 5.0)),
          row("c", "lab", Map.of(Figure.STEAL, 0.5, Figure.DISK_READ, 1.0, Figure.DISK_WRITE, 9.0)),
          row("d", "", Map.of(Figure.NET_RECEIVE, 7.0, Figure.NET_TRANSMIT, 0.0)),
          row("e", "lab", Map.of(Figure.NET_TRANSMIT, 9.0)));

  @ParameterizedTest
  @CsvSource({
    "CPU, Bacde",
    "STEAL, caBde",
    "MEMORY, aBcde",
    "DISK, cBade",
    "NET, edaBc",
    "NAME, aBcde",
    "PROJECT, dceaB"
  })
  @DisplayName("is by figures downwards, what is not known last, by names upwards, then by name")
  void order(SortColumn column, String expected) {
    assertThat(ROWS.stream().sorted(column.order()).map(GuestRow::name))
        .containsExactly(expected.split(""));
  }

  @Test
  @DisplayName("has a guest without any figure after one that is idle")
  void unknown() {
    GuestRow idle = row("idle", "", Map.of(Figure.CPU, 0.0));
    GuestRow gone = row("gone", "", Map.of());

    assertThat(List.of(gone, idle).stream().sorted(SortColumn.CPU.order()))
        .containsExactly(idle, gone);
  }

  private static GuestRow row(String name, String project, Map<Figure, Double> figures) {
    return new GuestRow(name, project, "m1", "running", figures);
  }
}
