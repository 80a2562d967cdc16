package org.borderflow.command;

import java.time.Duration;

/**
 * What one round of the benchmark came to.
 *
 * @param records crossings taken in
 * @param travellers whose they are
 * @param job from the first line read to the last file written
 * @param produce the same records produced and nothing else
 * @param cpu processor time of the job
 * @param stateBytes state stores on disk
 * @param changelogBytes changelogs in the broker's log, compressed as they are
 */
record BenchmarkRound(
    long records,
    int travellers,
    Duration job,
    Duration produce,
    CpuTimes cpu,
    long stateBytes,
    long changelogBytes) {

  String table() {
    StringBuilder table = new StringBuilder();
    table.append(row("records", "%,d", records));
    table.append(row("produce only, records/s", "%,.0f", rate(produce)));
    table.append(row("whole job, records/s", "%,.0f", rate(job)));
    table.append(row("ratio", "%.3f", rate(job) / rate(produce)));
    table.append(row("CPU per record, microseconds", "%.1f", micros(cpu.total())));
    cpu.byWork()
        .forEach((work, nanos) -> table.append(row("  of which " + work, "%.1f", micros(nanos))));
    table.append(row("state per traveller, bytes", "%,d", stateBytes / travellers));
    table.append(row("changelog per crossing, bytes", "%,d", changelogBytes / records));
    table.append(row("peak resident memory, MB", "%,d", Footprint.peakResidentMegabytes()));
    return table.toString();
  }

  BenchmarkRound withState(long bytes) {
    return new BenchmarkRound(records, travellers, job, produce, cpu, bytes, changelogBytes);
  }

  private static String row(String what, String format, Object number) {
    return String.format("  %-40s %14s%n", what, String.format(format, number));
  }

  private double rate(Duration time) {
    return records * 1e9 / time.toNanos();
  }

  private double micros(long nanos) {
    return nanos / 1e3 / records;
  }
}
