package org.borderflow.contract;

/**
 * The schema registry did not answer. Says nothing of the record at hand: it must be read again
 * later and must never be taken for one that cannot be read.
 */
public final class RegistryUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RegistryUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
