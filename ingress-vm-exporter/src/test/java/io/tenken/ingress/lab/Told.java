package io.tenken.ingress.lab;

import java.util.List;

/** What a daemon's own tool tells: the measure for what the exporter shows. */
interface Told {

  /** Everything that stays as it is while nothing happens, a line each, sorted. */
  List<String> facts();
}
