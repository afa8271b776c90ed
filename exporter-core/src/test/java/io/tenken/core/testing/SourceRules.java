package io.tenken.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What can be read in one sitting: files and methods of a size, one type a file. The sources are
 * parsed by the JDK's compiler, so text that looks like code is none.
 */
public final class SourceRules {

  static final int MOST_LINES_OF_A_FILE = 300;

  /** Of a test: its cases stand one below the other, and are read one by one. */
  static final int MOST_LINES_OF_A_TEST = 400;

  /** Between the braces. */
  static final int MOST_LINES_OF_A_METHOD = 30;

  private SourceRules() {}

  /**
   * Checks the sources of the module whose tests run.
   *
   * @throws AssertionError naming every file and method that is too long
   */
  public static void checkModule() {
    List<String> violations = new ArrayList<>(violations(Path.of("src", "main", "java")));
    violations.addAll(violationsOfTests(Path.of("src", "test", "java")));
    assertThat(violations).as("what is too long to be read").isEmpty();
  }

  /** Of the production code below a folder, such as {@code Wide.java:12: wide() has 31 lines}. */
  static List<String> violations(Path folder) {
    Measure measure = new Measure(MOST_LINES_OF_A_FILE, MOST_LINES_OF_A_METHOD);
    return measure.violations(folder);
  }

  private static List<String> violationsOfTests(Path folder) {
    return new Measure(MOST_LINES_OF_A_TEST, Integer.MAX_VALUE).violations(folder);
  }

  private record Measure(int linesOfAFile, int linesOfAMethod) {

    private List<String> violations(Path folder) {
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      List<String> violations = new ArrayList<>();
      try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
        var sources = files.getJavaFileObjectsFromPaths(javaFiles(folder));
        var task = (JavacTask) compiler.getTask(null, files, null, null, null, sources);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        for (CompilationUnitTree file : task.parse()) {
          addFile(file, positions, violations);
        }
      } catch (IOException unreadable) {
        throw new AssertionError(unreadable);
      }
      return violations;
    }

    private void addFile(
        CompilationUnitTree file, SourcePositions positions, List<String> violations) {
      String name = Path.of(file.getSourceFile().toUri()).getFileName().toString();
      long lines = file.getLineMap().getLineNumber(positions.getEndPosition(file, file));
      if (lines > linesOfAFile) {
        violations.add("%s has %d lines".formatted(name, lines));
      }
      long types = file.getTypeDecls().stream().filter(ClassTree.class::isInstance).count();
      if (types > 1) {
        violations.add("%s has %d types beside each other".formatted(name, types));
      }
      new TreeScanner<List<String>, List<String>>() {
        @Override
        public List<String> visitMethod(MethodTree method, List<String> found) {
          long length = method.getBody() == null ? 0 : bodyLines(file, positions, method);
          if (length > linesOfAMethod) {
            found.add("%s: %s() has %d lines".formatted(name, method.getName(), length));
          }
          return super.visitMethod(method, found);
        }
      }.scan(file, violations);
    }

    private static long bodyLines(
        CompilationUnitTree file, SourcePositions positions, MethodTree method) {
      long first = positions.getStartPosition(file, method.getBody());
      long last = positions.getEndPosition(file, method.getBody());
      return file.getLineMap().getLineNumber(last) - file.getLineMap().getLineNumber(first) - 1;
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
      if (!Files.isDirectory(folder)) {
        return List.of();
      }
      try (Stream<Path> files = Files.walk(folder)) {
        return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      }
    }
  }
}
