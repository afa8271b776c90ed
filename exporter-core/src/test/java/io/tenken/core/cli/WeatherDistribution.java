package io.tenken.core.cli;

import io.tenken.testkit.command.InstalledCommand;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** A tree like that of {@code make dist} for {@link WeatherCommand}, with the real launcher. */
final class WeatherDistribution {

  static final String NAME = "weather-exporter";

  private static final Path LAUNCHER = Path.of("src", "launcher", "launcher.sh");

  private WeatherDistribution() {}

  static InstalledCommand create(Path home) throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("lib"));
    InstalledCommand command = new InstalledCommand(home, NAME);
    Files.copy(LAUNCHER, command.launcher());
    Files.writeString(
        home.resolve("lib/" + NAME + ".jvm"),
        """
        # as the exporters have them
        -XX:+UseSerialGC
        -Xmx32m
        -Xss512k
        -XX:TieredStopAtLevel=1
        -XX:+ExitOnOutOfMemoryError
        -XX:+DisplayVMOutputToStderr
        -XX:-UsePerfData
        """);
    writeJar(home.resolve("lib/" + NAME + ".jar"));
    return command;
  }

  private static void writeJar(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, WeatherCommand.class.getName());
    attributes.put(Attributes.Name.CLASS_PATH, classPathAsUris());
    attributes.putValue("Enable-Native-Access", "ALL-UNNAMED");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      out.flush();
    }
  }

  private static String classPathAsUris() {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(classPath.split(File.pathSeparator))
        .map(entry -> Path.of(entry).toUri().toString())
        .collect(Collectors.joining(" "));
  }
}
