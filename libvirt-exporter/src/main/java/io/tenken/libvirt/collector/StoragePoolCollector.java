package io.tenken.libvirt.collector;

import static io.tenken.core.model.Unit.BYTES;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.api.StoragePool;
import io.tenken.libvirt.round.Node;
import java.util.Comparator;
import java.util.List;

/** libvirt's storage pools, as it knows them: nothing is refreshed. */
final class StoragePoolCollector implements MetricCollector {

  static final MetricDefinition STATE =
      perPool(
          MetricDefinition.gauge("libvirt_storage_pool_state"),
          "State of the pool: 0 inactive, 1 building, 2 running, 3 degraded, 4 inaccessible.",
          "state");
  static final MetricDefinition CAPACITY =
      perPool(
          MetricDefinition.gauge("libvirt_storage_pool_capacity_bytes").unit(BYTES),
          "Size of the pool.",
          "capacity");
  static final MetricDefinition ALLOCATION =
      perPool(
          MetricDefinition.gauge("libvirt_storage_pool_allocation_bytes").unit(BYTES),
          "Space of the pool that is taken.",
          "allocation");
  static final MetricDefinition AVAILABLE =
      perPool(
          MetricDefinition.gauge("libvirt_storage_pool_available_bytes").unit(BYTES),
          "Space of the pool that is free.",
          "available");

  static final List<MetricDefinition> METRICS = List.of(STATE, CAPACITY, ALLOCATION, AVAILABLE);

  static final CollectorSpec SPEC =
      CollectorSpec.of(
              "storage_pool",
              "State and size of storage pools. One call a pool, never a refresh.",
              METRICS)
          .disabledByDefault();

  private final Node node;

  StoragePoolCollector(Node node) {
    this.node = node;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    List<StoragePool> pools = node.round(scrape.deadline()).slowly(LibvirtConnection::storagePools);
    pools.stream()
        .sorted(Comparator.comparing(StoragePool::name))
        .forEach(
            pool -> {
              sink.family(STATE).add(pool.state(), pool.name());
              sink.family(CAPACITY).add(pool.capacity(), pool.name());
              sink.family(ALLOCATION).add(pool.allocation(), pool.name());
              sink.family(AVAILABLE).add(pool.available(), pool.name());
            });
  }

  private static MetricDefinition perPool(
      MetricDefinition.Builder metric, String help, String field) {
    return metric
        .labels("storage_pool")
        .help(help)
        .source("virStoragePoolGetInfo: " + field)
        .per("storage pool")
        .build();
  }
}
