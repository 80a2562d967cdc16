package org.borderflow.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.common.TopicPartition;

/** How much room a deployment takes. */
final class Footprint {

  private Footprint() {}

  /** Bytes of all files under a directory. */
  static long bytesUnder(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  /** Bytes of all changelogs in the broker's log. */
  static long bytesOfChangelogs(Deployment deployment) {
    try (Admin admin = Admin.create(deployment.connection())) {
      List<Integer> brokers =
          admin.describeCluster().nodes().get().stream().map(node -> node.id()).toList();
      long bytes = 0;
      for (Map<String, LogDirDescription> dirs :
          admin.describeLogDirs(brokers).allDescriptions().get().values()) {
        for (LogDirDescription dir : dirs.values()) {
          for (Map.Entry<TopicPartition, ReplicaInfo> replica : dir.replicaInfos().entrySet()) {
            if (replica.getKey().topic().endsWith("-changelog")) {
              bytes += replica.getValue().size();
            }
          }
        }
      }
      return bytes;
    } catch (ExecutionException e) {
      throw new IllegalStateException("The brokers do not tell the size of their logs", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted in the benchmark", e);
    }
  }

  /**
   * Of this process and its child, the registry, since they began, as Linux tells; 0 elsewhere.
   * Each at its own peak: together they may never have been as large.
   */
  static long peakResidentMegabytes() {
    ProcessHandle own = ProcessHandle.current();
    return Stream.concat(Stream.of(own), own.descendants())
            .mapToLong(process -> peakResidentKilobytes(process.pid()))
            .sum()
        >> 10;
  }

  private static long peakResidentKilobytes(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
