package org.borderflow.topology.service;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.borderflow.contract.RegistryUnavailable;

/**
 * Sends a record that cannot be read to the dead letters and goes on; stops if it is only that the
 * registry does not answer. The offset is then not committed, and the record is read again.
 */
public final class PoisonAside implements DeserializationExceptionHandler {

  private final LogAndContinueExceptionHandler aside = new LogAndContinueExceptionHandler();

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof RegistryUnavailable) {
        return Response.fail();
      }
    }
    return aside.handleError(context, record, exception);
  }

  @Override
  public void configure(Map<String, ?> configs) {
    aside.configure(configs);
  }
}
