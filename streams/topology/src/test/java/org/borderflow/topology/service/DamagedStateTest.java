package org.borderflow.topology.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

class DamagedStateTest {

  private static final int CUT_SHORT = 20;

  @TempDir private Path dir;
  private DamagedState state;
  private Path one;
  private Path other;

  @BeforeEach
  void keepState() throws IOException {
    state = new DamagedState(dir, "application");
    one = store("0_1");
    other = store("1_1");
  }

  private Path store(String task) throws IOException {
    Path store = Files.createDirectories(dir.resolve("application").resolve(task).resolve("store"));
    Files.createFile(store.resolve("000001.sst"));
    return store;
  }

  @Test
  void whatIsNotDamagedIsKept() {
    state.remember(new StreamsException("a bug"));
    state.remember(failure(Status.Code.IOError, Status.SubCode.NoSpace));
    state.discard();
    assertThat(one).exists();
    assertThat(other).exists();
  }

  @Test
  void theStateOfATaskIsDiscardedAtTheNextStartAndNotAtTheOneAfterThat() throws IOException {
    StreamsException thrown = failure(Status.Code.Corruption, Status.SubCode.None);
    thrown.setTaskId(new TaskId(0, 1));
    state.remember(thrown);
    assertThat(one).exists();
    state.discard();
    assertThat(one).doesNotExist();
    assertThat(other).exists();

    store("0_1");
    state.discard();
    assertThat(one).exists();
  }

  @Test
  void allStateIsDiscardedIfNobodySaysWhoseIsDamaged() {
    state.remember(failure(Status.Code.Corruption, Status.SubCode.None));
    state.discard();
    assertThat(one).doesNotExist();
    assertThat(other).doesNotExist();
  }

  @Test
  void aFileThatWasCutShortIsDamage() throws Exception {
    Path store = dir.resolve("real");
    open(store);
    try (Stream<Path> files = Files.list(store)) {
      Path manifest =
          files
              .filter(file -> file.getFileName().toString().startsWith("MANIFEST"))
              .findAny()
              .get();
      Files.write(manifest, Arrays.copyOf(Files.readAllBytes(manifest), CUT_SHORT));
    }
    assertThatThrownBy(() -> open(store))
        .isInstanceOfSatisfying(
            RocksDBException.class,
            thrown -> state.remember(new ProcessorStateException("Error opening store", thrown)));
    state.discard();
    assertThat(one).doesNotExist();
  }

  private static void open(Path store) throws RocksDBException {
    try (Options options = new Options().setCreateIfMissing(true);
        RocksDB opened = RocksDB.open(options, store.toString())) {
      opened.put(new byte[] {1}, new byte[] {2});
    }
  }

  private static StreamsException failure(Status.Code code, Status.SubCode subCode) {
    return new ProcessorStateException(
        "Error opening store", new RocksDBException(new Status(code, subCode, null)));
  }
}
