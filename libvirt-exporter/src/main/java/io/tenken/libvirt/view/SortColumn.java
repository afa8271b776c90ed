package io.tenken.libvirt.view;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What the table is sorted by: names upwards, numbers downwards, as in {@code top}. */
public enum SortColumn {
  CPU,
  STEAL,
  MEMORY,
  DISK,
  NET,
  NAME,
  PROJECT;

  Comparator<GuestRow> order() {
    Comparator<GuestRow> byName = Comparator.comparing(row -> row.name().toLowerCase(Locale.ROOT));
    return switch (this) {
      case NAME -> byName;
      case PROJECT -> Comparator.comparing(GuestRow::project).thenComparing(byName);
      case CPU, STEAL, MEMORY, DISK, NET ->
          Comparator.comparingDouble(this::sum).reversed().thenComparing(byName);
    };
  }

  private double sum(GuestRow row) {
    return figures().stream().mapToDouble(figure -> row.figure(figure).orElse(-1)).sum();
  }

  private List<Figure> figures() {
    return switch (this) {
      case CPU -> List.of(Figure.CPU);
      case STEAL -> List.of(Figure.STEAL);
      case MEMORY -> List.of(Figure.RESIDENT, Figure.MEMORY);
      case DISK -> List.of(Figure.DISK_READ, Figure.DISK_WRITE);
      case NET -> List.of(Figure.NET_RECEIVE, Figure.NET_TRANSMIT);
      case NAME, PROJECT -> List.of();
    };
  }
}
