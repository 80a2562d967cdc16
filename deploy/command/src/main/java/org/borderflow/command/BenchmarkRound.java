package org.borderflow.command;

import java.time.Duration;

/**
 * What one round of the benchmark came to.
 *
 * @param records crossings taken in
 * @param travellers whose they are
 * @param yardsticks what the same records take when nothing is done with them
 * @param settled of the replay, from the first record sent to everything settled
 * @param http the same records over HTTP, to the same end
 * @param job from the first line read to the last file written
 * @param cpu processor time of the job, the registry's not in it
 * @param stateBytes state stores on disk
 * @param changelogBytes changelogs in the broker's log, compressed as they are
 * @param peakMegabytes peak resident memory so far, broker and registry included
 */
record BenchmarkRound(
    long records,
    int travellers,
    Yardsticks yardsticks,
    Duration settled,
    OverHttp.Push http,
    Duration job,
    CpuSampler.Used cpu,
    long stateBytes,
    long changelogBytes,
    long peakMegabytes) {

  String table() {
    StringBuilder table = new StringBuilder();
    table.append(row("records", "%,d", records));
    table.append(row("produce only, records/s", "%,.0f", rate(yardsticks.produce())));
    table.append(row("passthrough, records/s", "%,.0f", rate(yardsticks.passthrough())));
    table.append(row("whole job, records/s", "%,.0f", rate(job)));
    table.append(row("whole job / produce only", "%.3f", ratio()));
    table.append(row("replay until settled, records/s", "%,.0f", rate(settled)));
    table.append(row("over HTTP until answered, records/s", "%,.0f", rate(http.took().answered())));
    table.append(row("over HTTP until settled, records/s", "%,.0f", rate(http.took().settled())));
    table.append(row("over HTTP / replay", "%.3f", httpRatio()));
    table.append(processorTime("CPU per record, microseconds", cpu));
    table.append(processorTime("CPU per record over HTTP", http.cpu()));
    table.append(row("peak resident memory so far, MB", "%,d", peakMegabytes));
    table.append(row("state per traveller, bytes", "%,d", stateBytes / travellers));
    table.append(row("changelog per crossing, bytes", "%,d", changelogBytes / records));
    return table.toString();
  }

  /** How near the whole job comes to merely producing. */
  double ratio() {
    return rate(job) / rate(yardsticks.produce());
  }

  /** How near the records/s over HTTP come to those of a replay. */
  double httpRatio() {
    return rate(http.took().settled()) / rate(settled);
  }

  private String processorTime(String what, CpuSampler.Used cpu) {
    StringBuilder table = new StringBuilder(row(what, "%.1f", micros(cpu.total())));
    cpu.byWork().forEach((work, nanos) -> table.append(row("  " + work, "%.1f", micros(nanos))));
    long named = cpu.byWork().values().stream().mapToLong(Long::longValue).sum();
    return table
        .append(row("  compiler, collector, RocksDB", "%.1f", micros(cpu.total() - named)))
        .toString();
  }

  BenchmarkRound withState(long bytes) {
    return new BenchmarkRound(
        records,
        travellers,
        yardsticks,
        settled,
        http,
        job,
        cpu,
        bytes,
        changelogBytes,
        peakMegabytes);
  }

  static String row(String what, String format, Object number) {
    return String.format("  %-40s %14s%n", what, String.format(format, number));
  }

  private double rate(Duration time) {
    return records * 1e9 / time.toNanos();
  }

  private double micros(long nanos) {
    return nanos / 1e3 / records;
  }
}
