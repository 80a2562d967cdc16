package org.borderflow.command.release;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code release.json}: what a release is. It says nothing of when and where it was made.
 *
 * @param number counted from 1 in a data directory
 * @param asOf the as-of date
 * @param embargoUntil the moment from which it may be shown, with its offset; null from the start
 * @param previous the release with which {@code revisions.csv} compares it; null for none
 * @param country reporting country
 * @param rules names of the rules
 * @param anomalies what is done about missing crossings
 * @param prior what was believed of pending crossings as long as none like them was seen
 * @param disclosure how public cells are protected
 * @param crossings how many crossings stand
 * @param erased how many identities had been erased: what was counted of them before is not in it
 * @param digests what it was made from
 * @param files SHA-256 of the other files, by name
 */
@JsonPropertyOrder({
  "number",
  "as_of",
  "embargo_until",
  "previous",
  "country",
  "rules",
  "anomalies",
  "prior",
  "disclosure",
  "crossings",
  "erased",
  "digests",
  "files"
})
public record Manifest(
    @JsonProperty("number") int number,
    @JsonProperty("as_of") String asOf,
    @JsonProperty("embargo_until") String embargoUntil,
    @JsonProperty("previous") Integer previous,
    @JsonProperty("country") String country,
    @JsonProperty("rules") List<String> rules,
    @JsonProperty("anomalies") String anomalies,
    @JsonProperty("prior") String prior,
    @JsonProperty("disclosure") String disclosure,
    @JsonProperty("crossings") long crossings,
    @JsonProperty("erased") int erased,
    @JsonProperty("digests") Digests digests,
    @JsonProperty("files") Map<String, String> files) {

  static final String FILE = "release.json";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  static Manifest in(Path directory) throws IOException {
    return JSON.readValue(directory.resolve(FILE).toFile(), Manifest.class);
  }

  void writeTo(Path directory) throws IOException {
    Files.writeString(directory.resolve(FILE), JSON.writeValueAsString(this) + "\n");
  }
}
