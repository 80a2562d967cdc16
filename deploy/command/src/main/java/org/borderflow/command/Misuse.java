package org.borderflow.command;

/** Something the user can put right: said in one line, exit status 2. */
final class Misuse extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Misuse(String message) {
    super(message);
  }
}
