package io.tenken.dirtyflow.ovs;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import io.tenken.dirtyflow.dump.DumpReader;
import io.tenken.dirtyflow.dump.FlowDump;
import io.tenken.dirtyflow.table.StableHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Flows from a file that {@code ovs-ofctl}, {@code ovs-appctl}, must-gather or sosreport has made,
 * or from any stream. Problems of single lines stay in the dump, for the reader to judge.
 */
public final class FileFlowSource {

  /** The name that stands for the standard input. */
  public static final String STDIN = "-";

  private static final Path STDIN_DEVICE = Path.of("/dev/stdin");

  private FileFlowSource() {}

  /**
   * @param file a path, or {@link #STDIN}
   * @throws CollectorException naming the file, if it can't be read
   */
  public static FlowDump read(String file) throws CollectorException {
    DumpReader reader = new DumpReader(new StableHash(0, 0), Optional.empty());
    Path path = file.equals(STDIN) ? STDIN_DEVICE : Path.of(file);
    try (InputStream content = Files.newInputStream(path)) {
      return reader.read(content);
    } catch (NoSuchFileException missing) {
      throw new CollectorException(
          FailureReason.UNREACHABLE, "read %s: there is no such file".formatted(file), missing);
    } catch (AccessDeniedException denied) {
      throw new CollectorException(
          FailureReason.PERMISSION, "read %s: no permission".formatted(file), denied);
    } catch (IOException broken) {
      throw new CollectorException(
          FailureReason.PROTOCOL, "read %s: %s".formatted(file, broken.getMessage()), broken);
    }
  }
}
