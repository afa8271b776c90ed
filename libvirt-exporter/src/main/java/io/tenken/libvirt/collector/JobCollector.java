package io.tenken.libvirt.collector;

import static io.tenken.core.model.Unit.BYTES;
import static io.tenken.core.model.Unit.BYTES_PER_SECOND;
import static io.tenken.core.model.Unit.PAGES_PER_SECOND;
import static io.tenken.core.model.Unit.SECONDS;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.libvirt.api.JobStats;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.api.TypedParameters;
import io.tenken.libvirt.lane.GuestAnswers;
import io.tenken.libvirt.round.Node;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How migrations, saves and backups get on; absent for a guest without a job. */
final class JobCollector implements MetricCollector {

  static final MetricDefinition OPERATION =
      perJob(
          MetricDefinition.gauge("libvirt_domain_job_operation_code"),
          "What the job does: 1 start, 2 save, 3 restore, 4 incoming and 5 outgoing migration,"
              + " 6 snapshot, 7 revert, 8 dump, 9 backup, 10 deletion of a snapshot.",
          "operation");
  static final MetricDefinition ELAPSED =
      perJob(
          MetricDefinition.gauge("libvirt_domain_job_elapsed_seconds").unit(SECONDS),
          "How long the job has run.",
          "time_elapsed (ms)");
  static final MetricDefinition DATA_TOTAL =
      perJob(
          MetricDefinition.gauge("libvirt_domain_job_data_total_bytes").unit(BYTES),
          "Data that the job has to move; may grow while the guest writes.",
          "data_total");
  static final MetricDefinition DATA_PROCESSED =
      perJob(
          MetricDefinition.gauge("libvirt_domain_job_data_processed_bytes").unit(BYTES),
          "Data that the job has moved.",
          "data_processed");
  static final MetricDefinition DATA_REMAINING =
      perJob(
          MetricDefinition.gauge("libvirt_domain_job_data_remaining_bytes").unit(BYTES),
          "Data that the job has still to move.",
          "data_remaining");
  static final MetricDefinition BANDWIDTH =
      perJob(
          MetricDefinition.gauge("libvirt_domain_job_memory_bandwidth_bytes_per_second")
              .unit(BYTES_PER_SECOND),
          "How fast memory is moved.",
          "memory_bps");
  static final MetricDefinition DIRTY_RATE =
      perJob(
          MetricDefinition.gauge("libvirt_domain_job_dirty_rate_pages_per_second")
              .unit(PAGES_PER_SECOND),
          "How fast the guest changes memory that was moved already.",
          "memory_dirty_rate");
  static final MetricDefinition ITERATION =
      perJob(
          MetricDefinition.gauge("libvirt_domain_job_iteration"),
          "How often the memory was gone through.",
          "memory_iteration");
  static final MetricDefinition DOWNTIME =
      perJob(
          MetricDefinition.gauge("libvirt_domain_job_downtime_seconds").unit(SECONDS),
          "How long the guest will stand still, as far as it is known now.",
          "downtime (ms)");

  static final List<MetricDefinition> METRICS =
      List.of(
          OPERATION,
          ELAPSED,
          DATA_TOTAL,
          DATA_PROCESSED,
          DATA_REMAINING,
          BANDWIDTH,
          DIRTY_RATE,
          ITERATION,
          DOWNTIME);

  static final CollectorSpec SPEC =
      CollectorSpec.of(
              "job",
              "Migrations and other jobs. One call a guest, a monitor command while a job runs.",
              METRICS)
          .disabledByDefault();

  private static final double MILLIS_PER_SECOND = 1e3;

  private final Node node;

  JobCollector(Node node) {
    this.node = node;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    GuestAnswers<JobStats> jobs =
        node.round(scrape.deadline()).byMonitor(LibvirtConnection::jobStats);
    jobs.answers()
        .forEach(
            (guest, job) -> {
              if (job.running()) {
                add(job.fields(), sink, guest.name(), guest.uuid());
              }
            });
    Gaps.report(sink, jobs, "job statistics");
  }

  private static void add(TypedParameters job, MetricSink sink, String... labels) {
    sink.family(OPERATION).addIfPresent(job.number("operation"), labels);
    sink.family(ELAPSED).addIfPresent(seconds(job.number("time_elapsed")), labels);
    sink.family(DATA_TOTAL).addIfPresent(job.number("data_total"), labels);
    sink.family(DATA_PROCESSED).addIfPresent(job.number("data_processed"), labels);
    sink.family(DATA_REMAINING).addIfPresent(job.number("data_remaining"), labels);
    sink.family(BANDWIDTH).addIfPresent(job.number("memory_bps"), labels);
    sink.family(DIRTY_RATE).addIfPresent(job.number("memory_dirty_rate"), labels);
    sink.family(ITERATION).addIfPresent(job.number("memory_iteration"), labels);
    sink.family(DOWNTIME).addIfPresent(seconds(job.number("downtime")), labels);
  }

  private static OptionalDouble seconds(OptionalLong millis) {
    return millis.isPresent()
        ? OptionalDouble.of(millis.getAsLong() / MILLIS_PER_SECOND)
        : OptionalDouble.empty();
  }

  private static MetricDefinition perJob(
      MetricDefinition.Builder metric, String help, String field) {
    return metric
        .labels("domain", "uuid")
        .help(help)
        .source("virDomainGetJobStats: " + field)
        .per("guest with a job")
        .build();
  }
}
