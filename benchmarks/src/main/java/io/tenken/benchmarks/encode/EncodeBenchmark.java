package io.tenken.benchmarks.encode;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One page of 50,000 samples by each library; what is written is counted and thrown away. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the parameter, and calls open() before all else
public class EncodeBenchmark {

  /** The libraries; names of the table's rows. */
  public enum Library {
    SIMPLECLIENT("simpleclient 0.16.0, buffered"),
    CLIENT_JAVA("client_java 1.8.0"),
    TENKEN("Tenken");

    private final String title;

    Library(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }

    PageWriter open(Fleet fleet) {
      return switch (this) {
        case SIMPLECLIENT -> new SimpleclientPage(fleet);
        case CLIENT_JAVA -> new ClientJavaPage(fleet);
        case TENKEN -> new TenkenPage(fleet);
      };
    }
  }

  @Param public Library library;

  private PageWriter page;
  private CountingStream target;

  @Setup(Level.Trial)
  public void open() throws Exception {
    page = library.open(new Fleet());
    target = new CountingStream();
    page.collect();
  }

  @TearDown(Level.Trial)
  public void close() {
    page.close();
  }

  /** The samples are there; only the page is written. */
  @Benchmark
  public long encode() throws Exception {
    page.encode(target);
    return target.bytes();
  }

  /** All that a scrape does: the samples are taken one by one, then the page is written. */
  @Benchmark
  public long collectAndEncode() throws Exception {
    page.collect();
    page.encode(target);
    return target.bytes();
  }
}
