package org.borderflow.ingest.read;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

  /** Around them the buffer grows, or lines become too long. */
  private static final int[] LENGTHS = {
    0, 10, 8_190, 8_192, 16_384, 65_535, 65_536, 65_537, 70_000
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void linesAreThoseOfTheTextHoweverItComes(long seed) {
    Random random = new Random(seed);
    List<String> text = lines(random);
    Lines lines = new Lines("text", stream(String.join("\n", text), random));

    int at = 0;
    while (lines.next()) {
      assertThat(lines.number()).isEqualTo(at + 1);
      String line = text.get(at);
      assertThat(lines.tooLong()).isEqualTo(line.length() > Lines.LONGEST);
      int taken = 1;
      if (!lines.tooLong()) {
        assertThat(record(lines)).isEqualTo(line);
        String longer = line;
        while (random.nextInt(3) > 0 && lines.extend()) {
          longer += "\n" + text.get(at + taken);
          taken++;
          assertThat(record(lines)).isEqualTo(longer);
        }
        if (random.nextBoolean()) {
          lines.shrink();
          taken = 1;
          assertThat(record(lines)).isEqualTo(line);
        }
      }
      at += taken;
    }
    assertThat(at).isEqualTo(text.size());
  }

  private static List<String> lines(Random random) {
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < 60; line++) {
      int length =
          random.nextInt(3) == 0 ? LENGTHS[random.nextInt(LENGTHS.length)] : random.nextInt(3_000);
      lines.add(String.valueOf((char) ('a' + line % 26)).repeat(length));
    }
    lines.add("end"); // an empty last line would be none
    return lines;
  }

  private static String record(Lines lines) {
    return new String(lines.buffer(), lines.start(), lines.end() - lines.start(), US_ASCII);
  }

  /** Gives as much as it likes at a time. */
  private static InputStream stream(String text, Random random) {
    return new FilterInputStream(new ByteArrayInputStream(text.getBytes(US_ASCII))) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return super.read(bytes, offset, Math.min(length, 1 + random.nextInt(20_000)));
      }
    };
  }
}
