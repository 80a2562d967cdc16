package org.borderflow.command;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.TreeMap;

/**
 * Processor time of this process, in nanoseconds.
 *
 * @param total all of it, the compiler, the collector and RocksDB's own threads included
 * @param byWork that of the threads alive, by what they do
 */
record CpuTimes(long total, Map<String, Long> byWork) {

  static CpuTimes now() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Map<String, Long> byWork = new TreeMap<>();
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null) {
        long nanos = Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
        byWork.merge(work(thread.getThreadName()), nanos, Long::sum);
      }
    }
    long total =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    return new CpuTimes(total, byWork);
  }

  CpuTimes since(CpuTimes earlier) {
    Map<String, Long> difference = new TreeMap<>(byWork);
    earlier.byWork.forEach((work, nanos) -> difference.merge(work, -nanos, Long::sum));
    return new CpuTimes(total - earlier.total, difference);
  }

  private static String work(String thread) {
    if (thread.contains("StreamThread") && !thread.contains("producer")) {
      return "streams";
    }
    if (thread.startsWith("kafka-producer-network-thread")) {
      return "producers";
    }
    if (thread.startsWith("data-plane")) {
      return "broker";
    }
    return thread.equals("main") ? "reading and writing files" : "other threads";
  }
}
