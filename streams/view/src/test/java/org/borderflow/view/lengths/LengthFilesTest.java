package org.borderflow.view.lengths;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.borderflow.contract.Topics;
import org.borderflow.rules.length.LengthClass;
import org.borderflow.schemas.ConfidentialityStatus;
import org.borderflow.schemas.PublicStayLength;
import org.borderflow.schemas.StayLength;
import org.borderflow.schemas.StayLengthKey;
import org.borderflow.view.topic.RecordedTopics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the topics into files, and back. */
class LengthFilesTest {

  private static final String HEADER =
      "REF_AREA,DIRECTION,TIME_PERIOD,LENGTH,NIGHTS_FROM,NIGHTS_TO,OBS_VALUE,CONF_STATUS,AS_OF\n";

  @TempDir private Path dir;

  private final RecordedTopics recorded = new RecordedTopics();
  private LengthFiles files;
  private LengthTopics topics;

  @BeforeEach
  void open() {
    files = new LengthFiles(dir.resolve("out"), LocalDate.of(2024, 12, 31));
    topics = new LengthTopics(recorded.reader(), recorded.serdes());
  }

  private static StayLengthKey key(String direction, String length) {
    return new StayLengthKey("NZL", direction, length, "2024");
  }

  @Test
  void theLatestOfEachIsWrittenInOrder() throws IOException {
    recorded
        .put(Topics.STAY_LENGTHS, 0, key("D", "N0"), new StayLength(2L, 1L))
        .put(Topics.STAY_LENGTHS, 0, key("A", "N_GE730"), new StayLength(4L, 4L))
        .put(Topics.STAY_LENGTHS, 0, key("A", "N4T7"), new StayLength(1L, 1L))
        .put(Topics.STAY_LENGTHS, 0, key("A", "N1T3"), new StayLength(9L, 9L))
        .put(Topics.STAY_LENGTHS, 0, key("A", "N4T7"), null)
        .put(Topics.STAY_LENGTHS, 0, key("A", "N1T3"), new StayLength(11L, 9L));

    files.exact(topics.exact());

    assertThat(dir.resolve("out").resolve("stay-lengths.csv"))
        .hasContent(
            HEADER
                + "NZL,A,2024,N1T3,1,3,11,N,2024-12-31\n"
                + "NZL,A,2024,N_GE730,730,,4,N,2024-12-31\n"
                + "NZL,D,2024,N0,0,0,2,N,2024-12-31\n");
  }

  @Test
  void whatWasWrittenIsReadBack() throws IOException {
    recorded
        .put(
            Topics.PUBLIC_STAY_LENGTHS,
            0,
            key("A", "N_GE730"),
            new PublicStayLength(null, ConfidentialityStatus.C))
        .put(
            Topics.PUBLIC_STAY_LENGTHS,
            0,
            key("A", "N1T3"),
            new PublicStayLength(12L, ConfidentialityStatus.P));

    files.ofThePublic(topics.ofThePublic());

    Path file = dir.resolve("out").resolve("stay-lengths-public.csv");
    assertThat(file)
        .hasContent(
            HEADER
                + "NZL,A,2024,N1T3,1,3,12,P,2024-12-31\n"
                + "NZL,A,2024,N_GE730,730,,,C,2024-12-31\n");
    assertThat(LengthFiles.read(file))
        .containsExactly(
            new LengthRow("NZL", "A", "2024", LengthClass.of(1), 12L, "P"),
            new LengthRow("NZL", "A", "2024", LengthClass.of(730), null, "C"));
  }
}
