package org.borderflow.view.file;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.Crossing;
import org.borderflow.schemas.IntakeEvent;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.view.topic.TopicReader;

/**
 * Which border posts stand in the crossings that a deployment has received, repeated and corrected
 * ones included.
 *
 * @param borderPost the post
 * @param unknown whether it is unknown on the dates of these crossings
 * @param records how many there are
 * @param firstDate local date of the earliest
 * @param lastDate local date of the latest
 */
public record PostUse(
    String borderPost, boolean unknown, long records, LocalDate firstDate, LocalDate lastDate) {

  /**
   * Reads all that was received.
   *
   * @param isUnknown whether a post is unknown on a date
   * @return by post; what is known of one, then what is not
   */
  public static Iterable<PostUse> read(
      TopicReader reader, AvroSerdes serdes, BiPredicate<String, LocalDate> isUnknown) {
    Deserializer<IntakeEvent> events = serdes.value(Topics.RECEIVED).deserializer();
    SortedMap<String, PostUse> uses = new TreeMap<>();
    reader.read(
        Topics.RECEIVED.name(),
        record -> {
          Object event = events.deserialize(record.topic(), record.value()).getEvent();
          if (event instanceof ReceivedCrossing received && received.getCrossing() != null) {
            PostUse use = of(received.getCrossing(), isUnknown);
            uses.merge(use.borderPost + '\u0000' + use.unknown, use, PostUse::and);
          }
        });
    return uses.values();
  }

  private static PostUse of(Crossing crossing, BiPredicate<String, LocalDate> isUnknown) {
    String post = crossing.getBorderPost();
    LocalDate date = crossing.getDate();
    return new PostUse(post, isUnknown.test(post, date), 1, date, date);
  }

  private PostUse and(PostUse other) {
    return new PostUse(
        borderPost,
        unknown,
        records + other.records,
        firstDate.isBefore(other.firstDate) ? firstDate : other.firstDate,
        lastDate.isAfter(other.lastDate) ? lastDate : other.lastDate);
  }
}
