package org.borderflow.exchange.house;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Definition records. */
public final class Definitions {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Definitions() {}

  /** A sound one. */
  public static ObjectNode of(String area) {
    try {
      return (ObjectNode)
          JSON.readTree(
              """
              {"refArea": "%s", "rule": "12/16", "thresholdDays": 365, "windowDays": 487,
               "included": ["all travellers"], "excluded": ["diplomats"], "source": "border records",
               "coverage": {"text": "all posts", "arrivals": 0.95, "departures": 0.7},
               "contact": "Statistics", "readers": "PUBLIC", "zerosOmitted": true}
              """
                  .formatted(area));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As it is sent. */
  public static byte[] bytes(ObjectNode definition) {
    try {
      return JSON.writeValueAsBytes(definition);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
