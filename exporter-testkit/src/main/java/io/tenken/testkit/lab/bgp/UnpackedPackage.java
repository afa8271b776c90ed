package io.tenken.testkit.lab.bgp;

import io.tenken.testkit.lab.Command;
import io.tenken.testkit.lab.LabCache;
import io.tenken.testkit.lab.LabDirectory;
import io.tenken.testkit.lab.LabException;
import io.tenken.testkit.lab.LabPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Debian package with the libraries that it needs, of any release of Debian, without being
 * installed. Fetched once (20 seconds) from where this machine has its own packages, then kept in
 * the {@link LabCache}.
 */
final class UnpackedPackage {

  private static final Duration DOWNLOAD = Duration.ofMinutes(10);

  private static final String SOURCE =
      """
      Types: deb
      URIs: %s
      Suites: %s
      Components: main
      Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
      """;

  private final Path root;

  private UnpackedPackage(Path root) {
    this.root = root;
  }

  /**
   * @param suite a release of Debian by its code name
   * @param name of the package
   */
  static UnpackedPackage of(String suite, String name) {
    Path root = LabCache.entry("debian-" + suite, name, part -> unpack(suite, name, part));
    return new UnpackedPackage(root);
  }

  /** How the command line of one of its programs begins: with the loader of its own libraries. */
  List<String> command(String program) {
    Path libraries = only(root.resolve("usr/lib"), "*-linux-gnu");
    Path oldLibraries = root.resolve("lib").resolve(libraries.getFileName());
    Path loader = loader(Files.exists(oldLibraries) ? oldLibraries : libraries);
    return List.of(
        loader.toString(),
        "--library-path",
        libraries + ":" + oldLibraries,
        root.resolve("usr/sbin").resolve(program).toString());
  }

  private static Path loader(Path libraries) {
    return only(libraries, "ld-linux-*.so.*");
  }

  private static Path only(Path directory, String pattern) {
    try (var found = Files.newDirectoryStream(directory, pattern)) {
      for (Path path : found) {
        return path;
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot list " + directory, unreadable);
    }
    throw new LabException("there is no " + pattern + " in " + directory);
  }

  private static void unpack(String suite, String name, Path into) {
    try (LabDirectory directory = LabDirectory.create("packages")) {
      directory.write("debian.sources", SOURCE.formatted(mirror(), suite));
      directory.write("status", "");
      directory.makeDirectory("lists/partial");
      directory.makeDirectory("cache/archives/partial");
      apt(directory, "update");
      apt(directory, "install", "--yes", "--no-install-recommends", "--download-only", name);
      for (Path archive : needed(directory.resolve("cache/archives"), name)) {
        Command.of(LabPart.program("dpkg-deb"), "-x", archive.toString(), into.toString())
            .run()
            .orThrow();
      }
    }
  }

  /** Where this machine has its own packages. */
  private static String mirror() {
    return Command.of(
            LabPart.program("apt-get"),
            "indextargets",
            "--format",
            "$(REPO_URI)",
            "Created-By: Packages",
            "Codename: bookworm")
        .run()
        .orThrow()
        .stdout()
        .lines()
        .findFirst()
        .orElseThrow(() -> new LabException("apt knows no source of Debian 12"));
  }

  private static void apt(LabDirectory directory, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(LabPart.program("apt-get"));
    command.addAll(
        List.of(
            "-qq",
            "--option=APT::Sandbox::User=root",
            "--option=Acquire::Retries=3",
            "--option=Dir::Etc::SourceList=" + directory.resolve("debian.sources"),
            "--option=Dir::Etc::SourceParts=/dev/null",
            "--option=Dir::State::Lists=" + directory.resolve("lists"),
            "--option=Dir::State::Status=" + directory.resolve("status"),
            "--option=Dir::Cache=" + directory.resolve("cache")));
    command.addAll(List.of(arguments));
    Command.of(command).within(DOWNLOAD).run().orThrow();
  }

  /** The package itself and libraries, of all that apt would have installed. */
  private static List<Path> needed(Path archives, String name) {
    try (Stream<Path> files = Files.list(archives)) {
      return files
          .filter(
              path -> {
                String file = path.getFileName().toString();
                return file.endsWith(".deb")
                    && (file.startsWith("lib")
                        || file.startsWith(name + "_")
                        || file.startsWith("zlib"));
              })
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot list " + archives, unreadable);
    }
  }
}
