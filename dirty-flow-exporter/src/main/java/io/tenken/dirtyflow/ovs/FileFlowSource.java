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

  private final InputStream stdin;

  public FileFlowSource(InputStream stdin) {
    this.stdin = stdin;
  }

  /**
   * @param file a path, or {@link #STDIN}
   * @throws CollectorException naming the file, if it can't be read
   */
  public FlowDump read(String file) throws CollectorException {
    DumpReader reader = new DumpReader(new StableHash(0, 0), Optional.empty());
    if (file.equals(STDIN)) {
      return read(reader, stdin, "the standard input");
    }
    try (InputStream content = Files.newInputStream(Path.of(file))) {
      return read(reader, content, file);
    } catch (NoSuchFileException missing) {
      throw new CollectorException(
          FailureReason.UNREACHABLE, "read %s: there is no such file".formatted(file), missing);
    } catch (AccessDeniedException denied) {
      throw new CollectorException(
          FailureReason.PERMISSION, "read %s: no permission".formatted(file), denied);
    } catch (IOException broken) {
      throw brokenOff(file, broken);
    }
  }

  private static FlowDump read(DumpReader reader, InputStream content, String name)
      throws CollectorException {
    try {
      return reader.read(content);
    } catch (IOException broken) {
      throw brokenOff(name, broken);
    }
  }

  private static CollectorException brokenOff(String name, IOException cause) {
    return new CollectorException(
        FailureReason.PROTOCOL, "read %s: %s".formatted(name, cause.getMessage()), cause);
  }
}
