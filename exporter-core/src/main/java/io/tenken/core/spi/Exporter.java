package io.tenken.core.spi;

import java.util.List;
import java.util.Optional;

/**
 * A product: its name, its options, its collectors. Stateless; what it opens lives in the {@link
 * CollectorSource}.
 */
public interface Exporter {

  ExporterIdentity identity();

  /** Every option beyond those that all exporters have. */
  List<Setting<?>> settings();

  /** All collectors that there are, enabled or not, in the order in which they are listed. */
  List<CollectorSpec> collectors();

  /**
   * Prepares what the collectors share. Does not wait for any peer: that is the runs' business.
   *
   * @throws ConfigurationException if the settings can't be used
   */
  CollectorSource open(Settings settings, ExporterRuntime runtime) throws ConfigurationException;

  /** What {@code dump --format table} shows; empty for one line a sample. */
  default Optional<TableView> tableView() {
    return Optional.empty();
  }
}
