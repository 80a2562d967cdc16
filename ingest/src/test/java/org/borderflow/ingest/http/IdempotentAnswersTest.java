package org.borderflow.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.io.ByteSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.borderflow.service.http.Refused;
import org.junit.jupiter.api.Test;

class IdempotentAnswersTest {

  private long nanos;
  private final List<String> taken = new ArrayList<>();
  private final IdempotentAnswers answers =
      new IdempotentAnswers(
          new com.google.common.base.Ticker() {
            @Override
            public long read() {
              return nanos;
            }
          },
          Duration.ZERO);

  @Test
  void theSameBodyGetsTheFirstAnswerAndIsNotTakenInAgain() throws IOException {
    Answer first = answers.answer("k", body("a"));
    Answer again = answers.answer("k", body("a"));

    assertThat(again).isSameAs(first);
    assertThat(taken).containsExactly("a");
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefused() throws IOException {
    answers.answer("k", body("a"));

    assertThatThrownBy(() -> answers.answer("k", body("b")))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(422));
    assertThat(taken).containsExactly("a");
  }

  @Test
  void aBodyThatCouldNotBeStoredMayComeAgain() throws IOException {
    assertThatThrownBy(() -> answers.answer("k", failing())).isInstanceOf(Refused.class);

    answers.answer("k", body("a"));

    assertThat(taken).containsExactly("a");
  }

  @Test
  void theAnswerToADamagedBodyIsNotKept() throws IOException {
    Answer damaged = new Answer(null, ByteSource.empty(), 1);
    assertThat(answers.answer("k", taking(damaged))).isSameAs(damaged);

    answers.answer("k", body("a"));

    assertThat(taken).containsExactly("a");
  }

  @Test
  void aBodyIsToComeAgainWhileTheOneBeforeIsStillTakenIn() throws IOException {
    answers.answer(
        "k",
        new IdempotentAnswers.Body() {
          @Override
          public Answer take() throws IOException {
            assertThatThrownBy(() -> answers.answer("k", body("a")))
                .isInstanceOfSatisfying(
                    Refused.class,
                    refused -> {
                      assertThat(refused.status()).isEqualTo(503);
                      assertThat(refused.headers()).containsKey("Retry-After");
                    });
            return body("a").take();
          }

          @Override
          public String hash() {
            throw new AssertionError("nobody asks for the hash of a body that came first");
          }
        });

    answers.answer("k", body("a"));

    assertThat(taken).containsExactly("a");
  }

  @Test
  void aKeyIsForgottenAfterADay() throws IOException {
    answers.answer("k", body("a"));
    nanos += TimeUnit.HOURS.toNanos(25);
    answers.answer("k", body("b"));

    assertThat(taken).containsExactly("a", "b");
  }

  @Test
  void keepsSoManyKeysAndNoMore() throws IOException {
    for (int key = 0; key < 250_000; key++) {
      answers.answer("k" + key, body("a"));
    }

    assertThat(answers.size()).isLessThanOrEqualTo(100_000);
  }

  private IdempotentAnswers.Body body(String content) {
    return new IdempotentAnswers.Body() {
      @Override
      public Answer take() {
        taken.add(content);
        return new Answer(content, ByteSource.wrap(content.getBytes(StandardCharsets.UTF_8)), 1);
      }

      @Override
      public String hash() {
        return content;
      }
    };
  }

  private static IdempotentAnswers.Body failing() {
    return taking(null);
  }

  /** Takes in with an answer, or fails if there is none. */
  private static IdempotentAnswers.Body taking(Answer answer) {
    return new IdempotentAnswers.Body() {
      @Override
      public Answer take() {
        if (answer == null) {
          throw Refusals.unavailable();
        }
        return answer;
      }

      @Override
      public String hash() {
        throw new AssertionError("nobody asks for the hash of a body that came first");
      }
    };
  }
}
