package org.borderflow.ingest.http;

import com.google.common.base.Ticker;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.borderflow.service.http.Refused;

/**
 * The answers given under idempotency keys, so that a repeated request gets the first answer and
 * counts nothing. Kept for a day, while the service runs.
 */
final class IdempotentAnswers {

  private static final Duration KEPT = Duration.ofHours(24);

  /** Beyond, the one used longest ago goes; a repeat of its body then counts as duplicates. */
  private static final int MOST_KEPT = 100_000;

  /** What an answer that is kept may take in memory; the rest of it is in a file. */
  static final int IN_MEMORY = 1 << 10;

  /** How long the first of two requests under a key is waited for, as a rule. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Cache<String, CompletableFuture<Answer>> answers;
  private final Duration patience;

  /**
   * @param patience how long a request waits for another one under its key
   */
  IdempotentAnswers(Ticker ticker, Duration patience) {
    this.patience = patience;
    this.answers =
        CacheBuilder.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumSize(MOST_KEPT)
            .ticker(ticker)
            .build();
  }

  /** Takes a body in, or only hashes it. */
  interface Body {
    Answer take() throws IOException;

    String hash() throws IOException;
  }

  /**
   * The answer to a body: the first one if the key came before with the same.
   *
   * @throws Refused if the key came before with another body, if the one before is not through with
   *     yet, or whatever taking it in throws
   */
  Answer answer(String key, Body body) throws IOException {
    CompletableFuture<Answer> mine = new CompletableFuture<>();
    while (true) {
      CompletableFuture<Answer> first = answers.asMap().putIfAbsent(key, mine);
      if (first == null) {
        return take(key, body, mine);
      }
      Answer answer = await(first);
      if (answer != null) {
        if (!body.hash().equals(answer.bodyHash())) {
          throw Refusals.otherBody();
        }
        return answer;
      }
      // That attempt failed, or its body was damaged, and it has given the key free again.
    }
  }

  /** How many keys are kept at this moment. */
  long size() {
    return answers.size();
  }

  private Answer take(String key, Body body, CompletableFuture<Answer> mine) throws IOException {
    Answer kept = null;
    try {
      Answer answer = body.take();
      kept = answer.bodyHash() == null ? null : answer;
      return answer;
    } finally {
      if (kept == null) {
        answers.asMap().remove(key, mine);
      }
      mine.complete(kept);
    }
  }

  private Answer await(CompletableFuture<Answer> first) {
    try {
      return first.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw Refusals.underway();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while another request was served", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
