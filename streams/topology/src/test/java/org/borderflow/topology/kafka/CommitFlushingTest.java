package org.borderflow.topology.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Kafka Streams is told at a commit of a record that could not be sent before. It takes its
 * tasks up anew after a {@code TimeoutException}, gives them away after those that say that another
 * has them, and ends after anything else.
 */
class CommitFlushingTest {

  static Stream<Arguments> whatCouldNotBeSent() {
    return Stream.of(
        Arguments.of(new TimeoutException("120000 ms has passed"), TimeoutException.class),
        Arguments.of(new NotLeaderOrFollowerException("moved"), TimeoutException.class),
        Arguments.of(new ProducerFencedException("another"), ProducerFencedException.class),
        Arguments.of(new InvalidProducerEpochException("old"), InvalidProducerEpochException.class),
        Arguments.of(new InvalidPidMappingException("expired"), InvalidPidMappingException.class),
        Arguments.of(new OutOfOrderSequenceException("a gap"), CommitFailedException.class),
        Arguments.of(new RecordTooLargeException("2 MB"), KafkaException.class),
        Arguments.of(new TopicAuthorizationException("no"), KafkaException.class));
  }

  @ParameterizedTest
  @MethodSource("whatCouldNotBeSent")
  void aCommitTellsOfIt(KafkaException cause, Class<?> told) {
    KafkaException thrown = new KafkaException("We are in an error state", cause);

    assertThat(CommitFlushing.asOfCommit(thrown)).isExactlyInstanceOf(told);
  }
}
