package org.borderflow.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user can put right is said in one line, which names what is wrong. */
class MisuseTest {

  @TempDir private Path dir;

  /**
   * {@code DIR} holds {@code ok.csv}, {@code full}, a directory that is not empty, and what their
   * names say.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                          | --help
          fly                                                         | fly
          replay                                                      | --country=AAA
          replay --country NZL --out DIR/o                            | FILE
          replay --country NZL --out DIR/o --fly DIR/ok.csv           | --fly
          replay --country NZ --out DIR/o DIR/ok.csv                  | --country: NZ
          replay --country QQQ --out DIR/o DIR/ok.csv                 | --country: QQQ
          replay --country NZL --out DIR/o --as-of 2021-02-30 DIR/ok.csv | YYYY-MM-DD
          replay --country NZL --out DIR/o --as-of today DIR/ok.csv   | --as-of
          replay --country NZL --out DIR/o --rules 13/16 DIR/ok.csv   | --rules: unknown rule '13/16'
          replay --country NZL --out DIR/o --anomalies no DIR/ok.csv  | --anomalies: set-aside or impute
          replay --country NZL --out DIR/o --posts DIR/none DIR/ok.csv | none: cannot be read
          replay --country NZL --out DIR/o --prior 0.5 DIR/ok.csv     | --prior: three probabilities
          replay --country NZL --out DIR/o --prior 2,0,0 DIR/ok.csv   | --prior: a probability is from 0 to 1
          replay --country NZL --out DIR/full DIR/ok.csv              | --force
          replay --country NZL --out DIR/ok.csv DIR/ok.csv            | not a directory
          replay --country NZL --out DIR/o DIR/ok.csv DIR/none.csv    | none.csv: there is no such file
          replay --country NZL --out DIR/o DIR/full                   | full: is a directory
          replay --country NZL --out DIR/o DIR/ok.csv DIR/empty.csv   | empty.csv: no header
          replay --country NZL --out DIR/o DIR/ok.csv DIR/cut.csv.gz  | cut.csv.gz: the gzip data are damaged
          replay --country NZL --out DIR/o - DIR/ok.csv -             | standard input can be read only once
          replay --country NZL --out DIR/o --agency= DIR/ok.csv       | --agency
          replay --country NZL --out DIR/ok.csv/o DIR/ok.csv          | --out
          replay --country NZL --out DIR/o --data DIR/ok.csv DIR/ok.csv | --data
          replay --country NZL --out DIR/o --registry http://x DIR/ok.csv | --bootstrap-servers and --registry
          replay --country NZL --out DIR/o --disclosure-key DIR/none DIR/ok.csv | none: the disclosure key cannot be read
          replay --country NZL --out DIR/o --disclosure-key DIR/empty.csv DIR/ok.csv | a disclosure key has at least 16 bytes
          replay --country NZL --out DIR/o --disclosure-method hope DIR/ok.csv | --disclosure-method
          simulate --travellers 1 --from 2021-01-01 --to 2021-01-02 --seed 1 --out DIR/s --country QQQ | --country: QQQ
          simulate --travellers 1 --from 2021-01-01 --to 2021-01-02 --seed one --out DIR/s | not a whole number
          simulate --travellers 1 --from 2021-01-01 --to 2021-01-02 --seed 1 --out DIR/no/s | --out
          simulate --travellers 1 --from 2021-01-01 --to 2021-01-02 --seed 1 --out DIR/s --kind odd | --kind: plain
          simulate --travellers 1 --from 2021-01-01 --to 2021-01-02 --seed 1 --out DIR/s --unrecorded-exits 0.1 | --neighbours
          simulate --travellers 1 --from 2021-01-01 --to 2021-01-02 --seed 1 --out DIR/s --neighbours NZL | --neighbours: two
          simulate --travellers 1 --from 2021-01-01 --to 2021-01-02 --seed 1 --out DIR/s --neighbours NZL,QQQ | --country: QQQ
          simulate --travellers 1 --from 2021-01-01 --to 2021-01-02 --seed 1 --out DIR/s --neighbours NZL,NZL | another country
          simulate --travellers 1 --from 2021-01-01 --to 2021-01-02 --seed 1 --out DIR/s --neighbours NZL,AUS --truth DIR/t | --truth
          simulate --travellers 1 --from 2021-01-01 --to 2021-01-02 --seed 1 --out DIR/ok.csv --neighbours NZL,AUS | not a directory
          backtest --country NZL --out DIR/o --from 2021 DIR/ok.csv | --from: '2021'
          backtest --country NZL --out DIR/full DIR/ok.csv            | --force
          backtest --country NZL --out DIR/o DIR/ok.csv               | no crossing was read
          backtest --country NZL --out DIR/o DIR/none.csv             | none.csv: there is no such file
          demo --travellers 0                                         | travellers
          up --country NZL --kafka-port 99999                         | --kafka-port: 99999
          up --country NZL --view-port 99999                          | --view-port: 99999
          view --bootstrap-servers localhost:1                        | --registry
          clearing-house --clearing-port 99999                        | --clearing-port: 99999
          clearing-house --bootstrap-servers localhost:1              | --bootstrap-servers and --registry
          clearing-house --deposits DIR/ok.csv                        | --deposits
          clearing-house --once --deposits DIR/full                   | --once
          clearing-house --once --matrix DIR/m.csv                    | --once
          clearing-house --matrix DIR/m.csv                           | --once
          clearing-house --once --deposits DIR/d --matrix DIR/no/m.csv | --matrix
          clearing-house --subscribe DIR/none                         | none cannot be read
          clearing-house --subscribe-pace -1                          | --subscribe-pace: -1
          view --bootstrap-servers localhost:1 --registry http://x --view-port -1 | --view-port: -1
          flows --url localhost:1                                     | --url: localhost:1 is not
          flows --url http://localhost:1                              | --url: nobody answers
          flows --url http://localhost:1 --format xml                 | --format
          topics                                                      | plan or apply
          topics plan                                                 | --bootstrap-servers
          topics plan --bootstrap-servers localhost:1 --partitions 0  | --partitions: 0
          topics apply --bootstrap-servers localhost:1 --partitions x | --partitions
          topics plan --bootstrap-servers localhost:1 --replication-factor 2 --min-insync-replicas 3 | --min-insync-replicas: 3
          topics plan --bootstrap-servers nowhere                     | --bootstrap-servers: nowhere is not
          status --url localhost:1                                    | --url: localhost:1 is not
          status --url http://localhost:1                             | --url: nobody answers
          status --url http://localhost:1 --key-file DIR/none         | --key-file
          streams --country NZL --metrics-port 99999 --bootstrap-servers x --registry http://x | --metrics-port: 99999
          streams --country NZL --standby-replicas=-1 --bootstrap-servers x --registry http://x | --standby-replicas: -1
          streams --country NZL --commit-interval 6000 --bootstrap-servers x --registry http://x | --commit-interval: 6000
          view --bootstrap-servers localhost:1 --registry http://x --data DIR/v --register DIR/none | --register: there is no directory
          ingest --bootstrap-servers localhost:1 --registry http://x --data DIR/i --register DIR/none | --register: there is no directory
          clock --bootstrap-servers localhost:1                       | --registry
          clock --bootstrap-servers x --registry http://x --metrics-port 99999 | --metrics-port: 99999
          health --url localhost:1                                    | --url: localhost:1 is not
          replay --country NZL --out DIR/o --profile none DIR/ok.csv  | none: no such profile
          replay --country NZL --out DIR/o --profile DIR/ok.csv DIR/ok.csv | ok.csv: must be a mapping
          profile                                                     | Which command
          profile check DIR/ok.csv                                    | --profile
          profile check DIR/none.csv --profile ecuador-esi            | none.csv: there is no such file
          profile check DIR/ok.csv --profile ecuador-esi              | line 1 lacks
          profile list --fly                                          | --fly
          simulate --travellers 1 --from 2021-01-01 --to 2020-01-01 --seed 1 --out DIR/s | before it begins
          up --country NZL --kafka-port x                             | --kafka-port
          agency                                                      | add, list or revoke
          agency add AIRPORT                                          | --data
          agency add AIRPORT --data DIR/none                          | --data: there is no directory
          agency add AIRPORT --rate -1 --data DIR                     | --rate
          agency add A,B --data DIR                                   | an agency's name
          agency revoke AIRPORT --data DIR                            | there is no agency AIRPORT
          rejected                                                    | Which command
          rejected list                                               | either --data
          rejected list --data DIR/none                               | --data: there is no directory
          rejected list --data DIR/full                               | full holds no cluster
          rejected list --data DIR/full --registry http://localhost:1 | --bootstrap-servers and --registry
          rejected list --data DIR/full --reason BAD_LUCK             | --reason
          rejected list --data DIR/full --from yesterday              | --from
          rejected show --data DIR/full                               | which record
          rejected show --source a.csv --data DIR/full                | which record
          rejected export --data DIR/full                             | --out
          rejected resubmit --data DIR/full                           | FILE
          rejected resubmit DIR/none.csv --data DIR/full              | none.csv: there is no such file
          rejected resubmit DIR/empty.csv --data DIR/full             | empty.csv: no header
          rejected resubmit DIR/ok.csv                                | either --data
          posts                                                       | Which command
          posts list                                                  | either --data
          posts list --data DIR/full --posts DIR/none                 | none: cannot be read
          up --country NZL --unknown-posts ignore                     | --unknown-posts: accept or refuse
          replay --country NZL --out DIR/o --unknown-posts refuse DIR/ok.csv | without --posts
          ingest --bootstrap-servers localhost:1                      | --registry
          edge --to http://localhost:1                                | --spool
          edge --spool DIR/s --to localhost:1                         | --to: localhost:1 is not
          edge --spool DIR/ok.csv --to http://localhost:1             | --spool
          edge --spool DIR/s --to http://localhost:1 --key-file DIR/none | --key-file
          edge --spool DIR/s --to http://localhost:1 --key-file DIR/empty.csv | holds no key
          up --country NZL --retention-days 666                       | --retention-days: these rules need at least 667
          streams --country NZL --bootstrap-servers localhost:9092    | --registry
          streams --country NZL --bootstrap-servers x --registry http://localhost:1 | --bootstrap-servers: x is not
          streams --country NZL --bootstrap-servers localhost:1 --registry localhost:2 | --registry: localhost:2 is not
          """)
  void isToldInOneLine(String command, String named) throws IOException {
    Files.writeString(
        dir.resolve("ok.csv"), "record_id,direction,crossed_at,border_post,citizenship\n");
    Files.createFile(dir.resolve("empty.csv"));
    Files.write(dir.resolve("cut.csv.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3});
    Files.createDirectories(dir.resolve("full/er"));
    String line = command.replace("DIR", dir.toString());
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      assertThat(Main.run(line.isEmpty() ? new String[0] : line.split(" ", -1)))
          .isEqualTo(Main.MISUSE);
    } finally {
      System.setErr(before);
    }
    assertThat(told.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith("borderflow")
        .contains(named)
        .doesNotContain("java.");
  }
}
