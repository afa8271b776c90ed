package io.tenken.libvirt.round;

import static io.tenken.libvirt.round.Migrations.Kind.INCOMING_FAILURE;
import static io.tenken.libvirt.round.Migrations.Kind.INCOMING_SUCCESS;
import static io.tenken.libvirt.round.Migrations.Kind.OUTGOING_FAILURE;
import static io.tenken.libvirt.round.Migrations.Kind.OUTGOING_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.libvirt.api.LifecycleEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Migrations are counted")
class MigrationsTest {

  private final Migrations migrations = new Migrations();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          STARTED_FOR_MIGRATION RESUMED_AFTER_MIGRATION | INCOMING_SUCCESS
          STARTED_FOR_MIGRATION PAUSED                  | INCOMING_SUCCESS
          STARTED_FOR_MIGRATION STOPPED                 | INCOMING_FAILURE
          STOPPED_BY_MIGRATION                          | OUTGOING_SUCCESS
          RESUMED_AFTER_MIGRATION                       | OUTGOING_FAILURE
          """)
  @DisplayName("by the events of the guest")
  void counted(String events, Migrations.Kind kind) {
    for (String event : events.split(" ", -1)) {
      migrations.saw("a", LifecycleEvent.valueOf(event));
    }

    migrations
        .counts()
        .forEach(
            (other, count) -> assertThat(count).as("%s", other).isEqualTo(other == kind ? 1 : 0));
  }

  @Test
  @DisplayName("not for a guest that is paused, resumed or stopped, nor for another one's arrival")
  void ordinary() {
    migrations.saw("b", LifecycleEvent.STARTED_FOR_MIGRATION);
    migrations.saw("a", LifecycleEvent.PAUSED);
    migrations.saw("a", LifecycleEvent.RESUMED);
    migrations.saw("a", LifecycleEvent.STOPPED);
    migrations.saw("a", LifecycleEvent.OTHER);

    assertThat(migrations.counts().values()).containsOnly(0L);
  }

  @Test
  @DisplayName("not from before a connection was lost")
  void lostConnection() {
    migrations.saw("a", LifecycleEvent.STARTED_FOR_MIGRATION);
    migrations.forget();
    migrations.saw("a", LifecycleEvent.STOPPED);

    assertThat(migrations.counts().values()).containsOnly(0L);
  }

  @Test
  @DisplayName("of all kinds from the start")
  void zero() {
    assertThat(migrations.counts())
        .containsOnlyKeys(INCOMING_SUCCESS, INCOMING_FAILURE, OUTGOING_SUCCESS, OUTGOING_FAILURE);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 1, STARTED_FOR_MIGRATION",
    "2, 0, OTHER",
    "3, 0, PAUSED",
    "3, 1, OTHER",
    "4, 1, RESUMED_AFTER_MIGRATION",
    "4, 0, RESUMED",
    "5, 3, STOPPED_BY_MIGRATION",
    "5, 1, STOPPED",
    "6, 0, OTHER"
  })
  @DisplayName("with libvirt's numbers")
  void numbers(int event, int detail, LifecycleEvent meaning) {
    assertThat(LifecycleEvent.of(event, detail)).isEqualTo(meaning);
  }
}
