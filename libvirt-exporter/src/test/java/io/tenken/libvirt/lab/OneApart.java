package io.tenken.libvirt.lab;

import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.Schedule;

/**
 * Collectors of one source, but for one that has a source to itself.
 *
 * @param apart its name
 * @param others where all but that one come from
 * @param own where that one comes from
 */
record OneApart(String apart, CollectorSource others, CollectorSource own)
    implements CollectorSource {

  @Override
  public MetricCollector create(String name) {
    return of(name).create(name);
  }

  @Override
  public Schedule schedule(String name) {
    return of(name).schedule(name);
  }

  private CollectorSource of(String name) {
    return name.equals(apart) ? own : others;
  }

  @Override
  public void close() {
    own.close();
    others.close();
  }
}
