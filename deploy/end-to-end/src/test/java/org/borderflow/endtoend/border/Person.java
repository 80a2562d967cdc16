package org.borderflow.endtoend.border;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.borderflow.schemas.Traveller;

/**
 * A person, known to all agencies by a document or to each by a number of its own. The same number
 * of two agencies is two travellers.
 */
record Person(int number) {

  boolean hasDocument() {
    return number % 3 != 0;
  }

  /** What stands for the person in a recount: any bytes that tell persons apart. */
  Traveller traveller(Agency agency) {
    String who = hasDocument() ? "document " + number : agency.name() + " " + number;
    UUID name = UUID.nameUUIDFromBytes(who.getBytes(StandardCharsets.UTF_8));
    return new Traveller(
        ByteBuffer.allocate(16)
            .putLong(name.getMostSignificantBits())
            .putLong(name.getLeastSignificantBits())
            .array());
  }

  /** The columns that tell who it is, in one of several spellings. */
  Map<String, String> identity(Random random) {
    if (!hasDocument()) {
      return Map.of("person_id", "P" + number);
    }
    String issuer = number % 2 == 0 ? "FRA" : random.nextBoolean() ? "D" : "DEU";
    String digits = String.format("C4F%04d", number);
    String spelt =
        switch (random.nextInt(3)) {
          case 0 -> digits;
          case 1 -> digits.toLowerCase(java.util.Locale.ROOT).replace("f", "f ");
          default -> digits.replace("F", "-F-") + "<<";
        };
    return Map.of("document_issuer", issuer, "document_number", spelt);
  }
}
