package io.tenken.core.encode;

import io.tenken.core.model.MetricFamily;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appends the label sets of rows. Metrics of one collector mostly have the same label sets in the
 * same order (each disk's bytes, then each disk's requests), and neighbouring rows have the same
 * first labels (those of one guest). So what equals the same row of the family before, or the
 * beginning of the row before, is copied from where it stands on the page.
 *
 * <p>Belongs to one page.
 */
final class LabelSets {

  /** Longer sets are written piece by piece and not copied, so that little of a chunk is lost. */
  private static final int MOST_BYTES_IN_ONE_PIECE = ChunkPool.CHUNK_BYTES / 16;

  private static final byte[] NOWHERE = {};

  private final ByteChunks out;

  /** Where the sets of this family stand and, from {@link #nextRow} on, those of the one before. */
  private byte[][] chunks = {};

  private int[] starts = {};
  private int[] ends = {};
  private int nextRow;

  private @Nullable MetricFamily before;
  private List<String> labelNames = List.of();
  private byte[][] names = {};
  private int namesBytes;

  /** Where the values of the row before end, counted from the beginning of its set. */
  private int[] valueEnds = {};

  private boolean canCopyFromRowBefore;

  LabelSets(ByteChunks out) {
    this.out = out;
  }

  /**
   * The rows that follow are those of {@code family}.
   *
   * @param familyBefore the one of the last call
   */
  void start(MetricFamily family, @Nullable MetricFamily familyBefore) {
    forget(nextRow, familyBefore == null ? 0 : familyBefore.rows());
    nextRow = 0;
    boolean sameNames = family.definition().labelNames().equals(labelNames);
    before = sameNames ? familyBefore : null;
    labelNames = family.definition().labelNames();
    names = new byte[labelNames.size()][];
    namesBytes = 0;
    for (int i = 0; i < names.length; i++) {
      names[i] = Utf8Text.bytes((i == 0 ? "{" : ",") + labelNames.get(i) + "=\"");
      namesBytes += names[i].length + 1;
    }
    valueEnds = new int[names.length];
    if (chunks.length < family.rows()) {
      chunks = Arrays.copyOf(chunks, family.rows());
      starts = Arrays.copyOf(starts, family.rows());
      ends = Arrays.copyOf(ends, family.rows());
    }
  }

  /**
   * The name of a sample, and the opening brace, names and values of its labels, if there are any.
   *
   * @param row beyond that of the last call; rows may be left out
   * @param roomBehind how many bytes the chunk has left at least, for what comes next
   * @return the chunk that {@link ByteChunks#end} refers to
   */
  byte[] append(byte[] sample, MetricFamily family, int row, int roomBehind) {
    if (row > nextRow) {
      forget(nextRow, row);
    }
    nextRow = row + 1;
    if (equalsRowOfBefore(family, row)) {
      return copy(sample, row, roomBehind);
    }
    int most = namesBytes + Utf8Text.MOST_BYTES_A_CHAR * chars(family, row);
    out.write(sample);
    if (most > MOST_BYTES_IN_ONE_PIECE) {
      appendInPieces(family, row);
      return out.room(roomBehind);
    }
    byte[] chunk = out.room(most + roomBehind);
    appendInOnePiece(family, row, chunk);
    return chunk;
  }

  private byte[] copy(byte[] sample, int row, int roomBehind) {
    int length = ends[row] - starts[row];
    byte[] chunk = out.room(sample.length + length + roomBehind);
    int at = out.end();
    System.arraycopy(sample, 0, chunk, at, sample.length);
    System.arraycopy(chunks[row], starts[row], chunk, at + sample.length, length);
    out.advanceTo(at + sample.length + length);
    canCopyFromRowBefore = false;
    return chunk;
  }

  private void forget(int from, int to) {
    Arrays.fill(chunks, from, to, NOWHERE);
    canCopyFromRowBefore = false;
  }

  private boolean equalsRowOfBefore(MetricFamily family, int row) {
    if (before == null || row >= before.rows() || chunks[row] == NOWHERE) {
      return false;
    }
    for (int i = 0; i < names.length; i++) {
      if (!family.labelValue(row, i).equals(before.labelValue(row, i))) {
        return false;
      }
    }
    return true;
  }

  private int chars(MetricFamily family, int row) {
    int chars = 0;
    for (int i = 0; i < names.length; i++) {
      chars += family.labelValue(row, i).length();
    }
    return chars;
  }

  private void appendInOnePiece(MetricFamily family, int row, byte[] chunk) {
    int start = out.end();
    int same = valuesOfRowBefore(family, row);
    int at = start;
    if (same > 0) {
      System.arraycopy(chunks[row - 1], starts[row - 1], chunk, start, valueEnds[same - 1]);
      at += valueEnds[same - 1];
    }
    for (int i = same; i < names.length; i++) {
      System.arraycopy(names[i], 0, chunk, at, names[i].length);
      at = Utf8Text.putQuotable(family.labelValue(row, i), chunk, at + names[i].length);
      chunk[at++] = '"';
      valueEnds[i] = at - start;
    }
    out.advanceTo(at);
    chunks[row] = chunk;
    starts[row] = start;
    ends[row] = at;
    canCopyFromRowBefore = true;
  }

  /** How many of the first values are those of the row before, whose bytes can be copied. */
  private int valuesOfRowBefore(MetricFamily family, int row) {
    int same = 0;
    while (canCopyFromRowBefore
        && same < names.length
        && family.labelValue(row, same).equals(family.labelValue(row - 1, same))) {
      same++;
    }
    return same;
  }

  private void appendInPieces(MetricFamily family, int row) {
    for (int i = 0; i < names.length; i++) {
      out.write(names[i]);
      Utf8Text.appendQuotable(family.labelValue(row, i), out);
      out.write('"');
    }
    forget(row, row + 1);
  }
}
