package io.crossmodal.index.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Writes while files are made more slowly than items come. */
@Timeout(60)
class TailRoomTest {

  private static final int MIN_SEALED = 40;
  private static final int MAX_TAIL = 100;

  @TempDir Path directory;

  private static void write(ShardStore store, int from, int until) {
    Random random = new Random(from);
    Item[] items = new Item[until - from];
    for (int i = from; i < until; i++) {
      items[i - from] = TestShards.item("item-" + i, random);
    }
    store.write(TestShards.upsert("", items));
  }

  @Test
  void holdsWritesBackUntilFilesAreMade() throws Exception {
    try (TestShards shards = new TestShards(directory, MIN_SEALED, MAX_TAIL)) {
      ShardStore store = shards.open(100, List.of(TestShards.FULL));
      CountDownLatch busy = new CountDownLatch(1);
      shards.occupy(busy);
      write(store, 0, MAX_TAIL);
      assertThatThrownBy(() -> store.awaitRoom(Deadline.after(Duration.ofMillis(50))))
          .isInstanceOfSatisfying(
              ServiceException.class,
              e -> assertThat(e.reason()).isEqualTo(ErrorReason.DEADLINE_PASSED));
      busy.countDown();
      store.awaitRoom(TestShards.soon());
      assertThat(store.sealedOrdinals()).isEqualTo(MAX_TAIL);
      store.close();
    }
  }

  @Test
  void letsWritesPassWhileThereIsRoom() throws Exception {
    try (TestShards shards = new TestShards(directory, MIN_SEALED, MAX_TAIL)) {
      ShardStore store = shards.open(100, List.of(TestShards.FULL));
      CountDownLatch busy = new CountDownLatch(1);
      shards.occupy(busy);
      write(store, 0, MAX_TAIL - 1);
      store.awaitRoom(Deadline.after(Duration.ofSeconds(5)));
      assertThat(store.sealedOrdinals()).isZero();
      busy.countDown();
      store.close();
    }
  }
}
