package org.borderflow.view.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the parameters of a question. */
final class Parameters {

  private Parameters() {}

  /**
   * The value of a parameter that is given once or not at all.
   *
   * @param given values by parameter
   * @throws org.borderflow.service.http.Refused if it is given more than once
   */
  static Optional<String> single(String name, Map<String, List<String>> given) {
    List<String> values = given.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw Refusals.badValue(name, "is given more than once");
    }
    return values.stream().findFirst();
  }
}
