package io.tenken.core.model;

import java.util.Arrays;

/**
 * All rows of one metric in one scrape, in the collector's order, held in columns. Immutable, may
 * be read by many threads.
 *
 * <p>A row has its label values (one for each label name of the definition), a value that is either
 * an exact 64-bit integer or a double, and a part, which is {@link SamplePart#VALUE} for all but
 * histograms and summaries.
 */
public final class MetricFamily {

  private final MetricDefinition definition;
  private final int rows;
  private final int width;
  private final String[] labelValues;
  private final long[] bits;
  private final boolean[] integer;
  private final SamplePart[] parts;
  private final double[] boundaries;

  private MetricFamily(Builder builder) {
    this.definition = builder.definition;
    this.rows = builder.rows;
    this.width = builder.width;
    this.labelValues = builder.labelValues;
    this.bits = builder.bits;
    this.integer = builder.integer;
    this.parts = builder.parts;
    this.boundaries = builder.boundaries;
  }

  /**
   * @param expectedRows a guess, such as the rows of the last scrape; any number of rows fits
   */
  public static Builder builder(MetricDefinition definition, int expectedRows) {
    return new Builder(definition, expectedRows);
  }

  public MetricDefinition definition() {
    return definition;
  }

  public int rows() {
    return rows;
  }

  /** The value of label number {@code label} (as in the definition) in row {@code row}. */
  public String labelValue(int row, int label) {
    return labelValues[row * width + label];
  }

  /** True if the value was given as a long: {@link #longValue} is then exact. */
  public boolean isInteger(int row) {
    return integer[row];
  }

  /** The exact value of a row that {@link #isInteger}. */
  public long longValue(int row) {
    return bits[row];
  }

  /** The value as a double, rounded if it is an integer beyond 2^53. */
  public double doubleValue(int row) {
    return integer[row] ? (double) bits[row] : Double.longBitsToDouble(bits[row]);
  }

  public SamplePart part(int row) {
    return parts.length == 0 ? SamplePart.VALUE : parts[row];
  }

  /** The upper bound of a {@link SamplePart#BUCKET}, or the quantile; 0 for other parts. */
  public double boundary(int row) {
    return boundaries.length == 0 ? 0 : boundaries[row];
  }

  @Override
  public String toString() {
    return definition.name() + " (" + rows + " rows)";
  }

  /** Appends rows. Not thread-safe; to be left alone after {@link #build}. */
  public static final class Builder {

    private static final int SMALLEST = 4;

    private final MetricDefinition definition;
    private final int width;
    private int rows;
    private String[] labelValues;
    private long[] bits;
    private boolean[] integer;
    private SamplePart[] parts = {};
    private double[] boundaries = {};

    private Builder(MetricDefinition definition, int expectedRows) {
      int capacity = Math.max(SMALLEST, expectedRows);
      this.definition = definition;
      this.width = definition.labelNames().size();
      this.labelValues = new String[capacity * width];
      this.bits = new long[capacity];
      this.integer = new boolean[capacity];
    }

    /**
     * @throws IllegalArgumentException if there is not one value for each label
     */
    public Builder add(long value, String... values) {
      append(value, true, values);
      return this;
    }

    /**
     * @throws IllegalArgumentException if there is not one value for each label
     */
    public Builder add(double value, String... values) {
      append(Double.doubleToRawLongBits(value), false, values);
      return this;
    }

    /**
     * A row of a histogram or summary.
     *
     * @param boundary the bucket's upper bound or the quantile; ignored for other parts
     */
    public Builder addPart(SamplePart part, double boundary, double value, String... values) {
      append(Double.doubleToRawLongBits(value), false, values);
      if (parts.length < bits.length) {
        int known = parts.length;
        parts = Arrays.copyOf(parts, bits.length);
        Arrays.fill(parts, known, parts.length, SamplePart.VALUE);
        boundaries = Arrays.copyOf(boundaries, bits.length);
      }
      parts[rows - 1] = part;
      boundaries[rows - 1] = boundary;
      return this;
    }

    public int rows() {
      return rows;
    }

    /** The family; the builder is spent. */
    public MetricFamily build() {
      return new MetricFamily(this);
    }

    private void append(long valueBits, boolean isInteger, String[] values) {
      if (values.length != width) {
        throw new IllegalArgumentException(
            "metric \"%s\" has labels %s, but a row came with %d values"
                .formatted(definition.name(), definition.labelNames(), values.length));
      }
      if (rows == bits.length) {
        grow();
      }
      System.arraycopy(values, 0, labelValues, rows * width, width);
      bits[rows] = valueBits;
      integer[rows] = isInteger;
      rows++;
    }

    private void grow() {
      int capacity = bits.length * 2;
      labelValues = Arrays.copyOf(labelValues, capacity * width);
      bits = Arrays.copyOf(bits, capacity);
      integer = Arrays.copyOf(integer, capacity);
      if (parts.length > 0) {
        int known = parts.length;
        parts = Arrays.copyOf(parts, capacity);
        Arrays.fill(parts, known, capacity, SamplePart.VALUE);
        boundaries = Arrays.copyOf(boundaries, capacity);
      }
    }
  }
}
