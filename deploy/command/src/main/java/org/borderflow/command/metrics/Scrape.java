package org.borderflow.command.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code /metrics} answered, in Prometheus' text format. */
public final class Scrape {

  private static final Pattern SAMPLE =
      Pattern.compile("([A-Za-z_:][\\w:]*)(?:\\{(.*)})? (\\S+)(?: -?\\d+)?");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final List<Sample> samples = new ArrayList<>();

  private record Sample(String name, Map<String, String> labels, double value) {}

  private Scrape() {}

  /** Reads an answer; what is no sample is passed over. */
  public static Scrape of(String text) {
    Scrape scrape = new Scrape();
    text.lines().forEach(scrape::read);
    return scrape;
  }

  private void read(String line) {
    Matcher sample = SAMPLE.matcher(line);
    if (!sample.matches()) {
      return;
    }
    Map<String, String> labels = new TreeMap<>();
    if (sample.group(2) != null) {
      Matcher label = LABEL.matcher(sample.group(2));
      while (label.find()) {
        labels.put(label.group(1), unescaped(label.group(2)));
      }
    }
    samples.add(new Sample(sample.group(1), labels, number(sample.group(3))));
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  /** Every name that occurs. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    samples.forEach(sample -> names.add(sample.name()));
    return names;
  }

  /** The sum over all labels; empty if there is no sample, or one of what is not known. */
  public OptionalDouble sum(String name) {
    double sum = 0;
    boolean any = false;
    for (Sample sample : samples) {
      if (sample.name().equals(name)) {
        sum += sample.value();
        any = true;
      }
    }
    return any && !Double.isNaN(sum) ? OptionalDouble.of(sum) : OptionalDouble.empty();
  }

  /** The values by what a label says. */
  public SortedMap<String, Double> by(String name, String label) {
    SortedMap<String, Double> values = new TreeMap<>();
    for (Sample sample : samples) {
      if (sample.name().equals(name) && sample.labels().containsKey(label)) {
        values.merge(sample.labels().get(label), sample.value(), Double::sum);
      }
    }
    return values;
  }

  /** The values by what two labels say. */
  public SortedMap<String, SortedMap<String, Double>> by(String name, String first, String second) {
    SortedMap<String, SortedMap<String, Double>> values = new TreeMap<>();
    for (Sample sample : samples) {
      if (sample.name().equals(name)
          && sample.labels().containsKey(first)
          && sample.labels().containsKey(second)) {
        values
            .computeIfAbsent(sample.labels().get(first), each -> new TreeMap<>())
            .merge(sample.labels().get(second), sample.value(), Double::sum);
      }
    }
    return values;
  }

  /**
   * The upper end of the bucket of a histogram in which a share of the observations is reached;
   * empty if there is no observation.
   */
  public OptionalDouble below(String histogram, double share) {
    SortedMap<Double, Double> buckets = new TreeMap<>();
    by(histogram + "_bucket", "le").forEach((le, count) -> buckets.put(number(le), count));
    if (buckets.isEmpty() || buckets.get(buckets.lastKey()) == 0) {
      return OptionalDouble.empty();
    }
    double wanted = share * buckets.get(buckets.lastKey());
    return buckets.entrySet().stream()
        .filter(bucket -> bucket.getValue() >= wanted)
        .mapToDouble(Map.Entry::getKey)
        .findFirst();
  }
}
