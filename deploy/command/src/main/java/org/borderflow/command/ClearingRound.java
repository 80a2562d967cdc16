package org.borderflow.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.exchange.codec.Receipt;
import org.borderflow.exchange.house.ClearingHouse;
import org.borderflow.exchange.house.DepositDirectory;
import org.borderflow.exchange.house.KafkaArchive;
import org.borderflow.exchange.http.MatrixFile;

/**
 * One look at a directory of deposits, and the matrix in a file.
 *
 * @param deposits the directory
 * @param matrix the file
 */
record ClearingRound(Path deposits, Path matrix) {

  /** Does it; what is deposited is kept in the cluster. Returns the exit status. */
  int in(Running running, Deployment.Cluster cluster) throws IOException {
    AvroSerdes serdes = ClearingDoor.topics(cluster);
    KafkaArchive archive = running.open(() -> new KafkaArchive(cluster.connection(), serdes));
    ClearingHouse house = ClearingDoor.house(archive);
    int before = house.receipts().size();
    new DepositDirectory(deposits, house).look();
    List<Receipt> receipts = house.receipts();
    List<Receipt> taken = receipts.subList(before, receipts.size());
    taken.forEach(ClearingRound::say);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(matrix))) {
      MatrixFile.write(house.ledger(), out);
    }
    return taken.stream().allMatch(Receipt::accepted) ? Main.DONE : Main.SOMETHING_REJECTED;
  }

  private static void say(Receipt receipt) {
    String file = receipt.provenance().origin();
    if (receipt.accepted()) {
      System.out.printf(
          Locale.ROOT,
          "%s: deposit %d, %s by %s, version %d, %,d cells%n",
          file,
          receipt.number(),
          receipt.refArea(),
          receipt.rule(),
          receipt.version(),
          receipt.counts().get("exchanged"));
    } else {
      System.out.printf("%s: refused, %s%n", file, String.join(", ", receipt.reasons().keySet()));
    }
  }
}
