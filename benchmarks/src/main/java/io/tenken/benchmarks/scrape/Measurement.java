package io.tenken.benchmarks.scrape;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * What it took and cost to ask something many times, such as an exporter for its page.
 *
 * @param millis of each question
 * @param totals milliseconds of CPU over all questions, one for each clock
 * @param lastAnswer such as the page as it was served last
 */
public record Measurement(List<Double> millis, List<Double> totals, String lastAnswer) {

  private static final double NANOS_PER_MILLI = 1e6;

  public Measurement {
    millis = List.copyOf(millis);
    totals = List.copyOf(totals);
  }

  /** What is asked over and over. */
  @FunctionalInterface
  public interface Question {

    /** Returns the answer. */
    String ask() throws Exception;
  }

  /** One question right after the other. */
  public static Measurement of(Question question, List<DoubleSupplier> clocks, int times)
      throws Exception {
    return of(question, clocks, times, Duration.ZERO);
  }

  /**
   * @param clocks of the processes that work for an answer
   * @param period from the start of a question to that of the next
   */
  public static Measurement of(
      Question question, List<DoubleSupplier> clocks, int times, Duration period) throws Exception {
    List<Double> before = read(clocks);
    List<Double> millis = new ArrayList<>();
    String answer = "";
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      answer = question.ask();
      long took = System.nanoTime() - start;
      millis.add(took / NANOS_PER_MILLI);
      TimeUnit.NANOSECONDS.sleep(Math.max(0, period.toNanos() - took));
    }
    List<Double> after = read(clocks);
    List<Double> totals =
        IntStream.range(0, clocks.size()).mapToObj(i -> after.get(i) - before.get(i)).toList();
    return new Measurement(millis, totals, answer);
  }

  private static List<Double> read(List<DoubleSupplier> clocks) {
    return clocks.stream().map(DoubleSupplier::getAsDouble).toList();
  }

  /** All of them together, as if each had gone on where the one before ended. */
  public static Measurement sum(List<Measurement> parts) {
    return parts.stream().reduce(Measurement::plus).orElseThrow();
  }

  private Measurement plus(Measurement later) {
    List<Double> times = new ArrayList<>(millis);
    times.addAll(later.millis);
    List<Double> both =
        IntStream.range(0, totals.size())
            .mapToObj(i -> totals.get(i) + later.totals.get(i))
            .toList();
    return new Measurement(times, both, later.lastAnswer);
  }

  /** Milliseconds. */
  public double median() {
    List<Double> sorted = millis.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** Milliseconds. */
  public double slowest() {
    return millis.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /**
   * Milliseconds of CPU for one question.
   *
   * @param clock its place among the clocks
   */
  public double cpu(int clock) {
    return totals.get(clock) / millis.size();
  }

  /** Milliseconds of CPU for one question, by all clocks. */
  public double cpu() {
    return IntStream.range(0, totals.size()).mapToDouble(this::cpu).sum();
  }
}
