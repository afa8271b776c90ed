package io.tenken.ingress;

import io.tenken.core.spi.Reading;
import io.tenken.core.spi.Readings;
import java.time.Duration;

/**
 * The same at any time.
 *
 * @param reading what is read
 */
record OneReading(Reading reading) implements Readings {

  @Override
  public Reading take() {
    return reading;
  }

  @Override
  public Reading takeAfter(Duration pause) {
    return reading;
  }
}
