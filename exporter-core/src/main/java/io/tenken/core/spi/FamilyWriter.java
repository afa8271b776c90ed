package io.tenken.core.spi;

import io.tenken.core.model.SamplePart;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Takes the rows of one metric. Label values come in the order of the definition's label names;
 * they may be foreign text, the sink cleans and caps them. Rows keep the order in which they are
 * added: sort by identity where the source does not. Used by the thread of one run only; after the
 * run has ended or become late it ignores everything.
 */
public interface FamilyWriter {

  /** An exact 64-bit integer. */
  FamilyWriter add(long value, String... labelValues);

  FamilyWriter add(double value, String... labelValues);

  /** A row of a histogram or summary; {@code boundary} is the bucket's bound or the quantile. */
  FamilyWriter addPart(SamplePart part, double boundary, double value, String... labelValues);

  /** Nothing if {@code value} is empty. */
  default FamilyWriter addIfPresent(OptionalLong value, String... labelValues) {
    return value.isPresent() ? add(value.getAsLong(), labelValues) : this;
  }

  /** Nothing if {@code value} is empty. */
  default FamilyWriter addIfPresent(OptionalDouble value, String... labelValues) {
    return value.isPresent() ? add(value.getAsDouble(), labelValues) : this;
  }
}
