package org.borderflow.service.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.function.IntConsumer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what the HTTP server cannot make a request of, or will not hand on. The server's own page
 * would repeat the address, in which anything may stand.
 */
final class NoRequest extends ErrorHandler {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final IntConsumer told;

  /**
   * @param told is told the status of each
   */
  NoRequest(IntConsumer told) {
    this.told = told;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      String message,
      Throwable cause,
      Callback callback)
      throws IOException {
    // A version or a transfer coding that is not spoken here is no fault of ours.
    boolean byTheCaller = status >= 500 && cause instanceof HttpException;
    Refused refused = Refused.noRequest(byTheCaller ? 400 : status);
    told.accept(refused.status());
    response.setStatus(refused.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
    Content.Sink.write(response, true, JSON.writeValueAsString(refused.problem()), callback);
  }
}
