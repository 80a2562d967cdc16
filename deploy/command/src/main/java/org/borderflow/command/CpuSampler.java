package org.borderflow.command;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.TreeMap;

/**
 * Where the processor time of this process goes. Looks at all threads again and again: the stages
 * run on the same threads and only their stacks tell them apart, and some threads end before the
 * work does.
 */
final class CpuSampler implements AutoCloseable {

  private static final String TOPOLOGY = "org.borderflow.topology.";
  private static final int MILLIS_BETWEEN_LOOKS = 25;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final long totalBefore = system.getProcessCpuTime();
  private final Map<Long, Long> atLastLook = new HashMap<>();
  private final Map<String, Long> nanosByWork = new TreeMap<>();
  private final Timer looking = new Timer("cpu-sampler", true);

  /**
   * What was used, in nanoseconds.
   *
   * @param total all of it; beyond the sum by work it is the compiler, the collector and RocksDB's
   *     own threads
   * @param byWork that of the threads of Java, by what they did
   */
  record Used(long total, Map<String, Long> byWork) {}

  private CpuSampler() {
    for (long id : threads.getAllThreadIds()) {
      atLastLook.put(id, Math.max(0, threads.getThreadCpuTime(id)));
    }
  }

  /** Begins to look. */
  static CpuSampler start() {
    CpuSampler sampler = new CpuSampler();
    TimerTask look =
        new TimerTask() {
          @Override
          public void run() {
            sampler.look();
          }
        };
    sampler.looking.schedule(look, 0, MILLIS_BETWEEN_LOOKS);
    return sampler;
  }

  /** What has been used since the start. */
  synchronized Used used() {
    look();
    return new Used(system.getProcessCpuTime() - totalBefore, new TreeMap<>(nanosByWork));
  }

  private synchronized void look() {
    for (ThreadInfo thread : threads.dumpAllThreads(false, false)) {
      long now = threads.getThreadCpuTime(thread.getThreadId());
      Long before = atLastLook.put(thread.getThreadId(), now);
      long used = now - (before == null ? 0 : before);
      if (used > 0) {
        nanosByWork.merge(work(thread), used, Long::sum);
      }
    }
  }

  private static String work(ThreadInfo thread) {
    String name = thread.getThreadName();
    if (name.contains("kafka-producer-network-thread")) {
      return "producers";
    }
    if (name.contains("StreamThread")) {
      return "streams: " + stage(thread.getStackTrace());
    }
    if (name.startsWith("data-plane")) {
      return "broker";
    }
    if (name.startsWith("read-")) {
      return "view: reading topics";
    }
    if (name.startsWith("JettyServerThreadPool") || name.startsWith("qtp")) {
      return "intake over HTTP";
    }
    if (name.startsWith("benchmark-client") || name.startsWith("HttpClient")) {
      return "clients";
    }
    return name.equals("main") ? "intake; view: writing files" : "other threads";
  }

  /** The stage in whose code a thread is, be it that others then store or send for it. */
  private static String stage(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      String type = frame.getClassName();
      if (type.startsWith(TOPOLOGY)) {
        String room = type.substring(TOPOLOGY.length()).split("\\.", 2)[0];
        if (room.equals("records") || room.equals("histories") || room.equals("cells")) {
          return room;
        }
      }
    }
    return "Kafka Streams itself";
  }

  @Override
  public void close() {
    looking.cancel();
  }
}
