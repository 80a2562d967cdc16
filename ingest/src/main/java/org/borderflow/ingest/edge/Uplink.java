package org.borderflow.ingest.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** The line to an HTTP intake. It may be away; then it is tried again, without end. */
public final class Uplink {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "/v1/crossings";

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_ASKED_FOR = Duration.ofHours(1);
  private static final Duration TO_CONNECT = Duration.ofSeconds(10);
  private static final Duration TO_ANSWER = Duration.ofMinutes(5);

  private final URI to;
  private final Optional<String> key;
  private final Optional<String> keyCheck;
  private final Pause pause;
  private final Consumer<String> say;
  private final HttpClient client;

  /** What is wrong with the line, as far as anybody was told; null while it is there. */
  private String said;

  /**
   * A line that has not been tried yet.
   *
   * @param to address of the intake, with or without the path of the crossings
   * @param key key of the agency, if it has one
   * @param keyCheck what shows that pseudonyms are made as the intake makes them; empty if none are
   *     sent
   * @param tls whom to believe and what to show where the address is one of https
   * @param pause passes the time between two tries
   * @param say is told what is wrong with the line, and when it is back
   */
  public Uplink(
      URI to,
      Optional<String> key,
      Optional<String> keyCheck,
      SSLContext tls,
      Pause pause,
      Consumer<String> say) {
    String address = to.toString().replaceFirst("/+$", "");
    this.to = URI.create(address.endsWith(PATH) ? address : address + PATH);
    this.key = key;
    this.keyCheck = keyCheck;
    this.pause = pause;
    this.say = say;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .sslContext(tls)
            .build();
  }

  /**
   * Sends a batch until it is answered for.
   *
   * @throws NotAdmitted if that is no use
   */
  Told deliver(Batch batch) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        to(to)
            .header("Content-Type", batch.type())
            .header("Content-Encoding", "gzip")
            .header("Idempotency-Key", batch.key())
            .POST(BodyPublishers.ofByteArray(batch.body().read()));
    keyCheck.ifPresent(check -> request.header("Pseudonym-Key-Check", check));
    return exchange(request.build(), body -> Told.of(body, batch.before()));
  }

  /**
   * Asks under which name the intake knows the agency, until it is answered.
   *
   * @throws NotAdmitted if that is no use
   */
  public String agency() throws IOException, InterruptedException {
    URI question = URI.create(to.toString().replaceFirst(PATH + "$", "/v1/agency"));
    return exchange(
        to(question).GET().build(), body -> JSON.readTree(body).required("name").asText());
  }

  /** What is made of an answer. */
  private interface Reading<T> {
    T of(byte[] body) throws IOException;
  }

  private <T> T exchange(HttpRequest request, Reading<T> reading)
      throws IOException, InterruptedException {
    Duration next = FIRST_PAUSE;
    while (true) {
      String trouble;
      Optional<Duration> asked = Optional.empty();
      try {
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() == 200) {
          T told = reading.of(answer.body());
          back();
          return told;
        }
        if (isFinal(answer.statusCode())) {
          throw new NotAdmitted(answer.statusCode());
        }
        trouble = "answers " + answer.statusCode();
        asked = answer.headers().firstValue("Retry-After").flatMap(Uplink::seconds);
      } catch (JsonProcessingException | IllegalArgumentException e) {
        trouble = "does not answer like an intake";
      } catch (SSLException e) {
        trouble = "does not come to terms on TLS; does one trust the other's certificate?";
      } catch (IOException e) {
        trouble = "cannot be reached";
      }
      gone(trouble);
      pause.of(asked.orElse(next));
      next = shorter(next.multipliedBy(2), LONGEST_PAUSE);
    }
  }

  private HttpRequest.Builder to(URI address) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(TO_ANSWER);
    key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return request;
  }

  /** Whether the same request would be answered like this again. */
  private static boolean isFinal(int status) {
    return status >= 400 && status < 500 && status != 408 && status != 429;
  }

  private static Optional<Duration> seconds(String retryAfter) {
    return retryAfter.matches("\\d{1,9}")
        ? Optional.of(shorter(Duration.ofSeconds(Long.parseLong(retryAfter)), LONGEST_ASKED_FOR))
        : Optional.empty();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private void gone(String trouble) {
    if (!trouble.equals(said)) {
      said = trouble;
      say.accept(to + " " + trouble + "; trying again");
    }
  }

  private void back() {
    if (said != null) {
      said = null;
      say.accept(to + " is back");
    }
  }
}
