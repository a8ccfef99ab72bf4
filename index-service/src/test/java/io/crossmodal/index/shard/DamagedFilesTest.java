package io.crossmodal.index.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.view.ViewState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every derived file, damaged in every way: answers stay right, and the file comes back. */
@Timeout(60)
class DamagedFilesTest {

  private static final int ITEMS = 6000;

  @TempDir Path directory;

  private final SealedShard shard = new SealedShard();

  @ParameterizedTest
  @CsvSource({
    "TRUNCATED, items", "TRUNCATED, view-full.codes", "TRUNCATED, view-small.codes",
    "EMPTY, items", "EMPTY, view-full.codes", "EMPTY, view-small.codes",
    "FLIPPED_IN_HEADER, items", "FLIPPED_IN_HEADER, view-full.codes",
        "FLIPPED_IN_HEADER, view-small.codes",
    "FLIPPED_IN_BODY, items", "FLIPPED_IN_BODY, view-full.codes",
        "FLIPPED_IN_BODY, view-small.codes",
    "FLIPPED_IN_CHECKSUMS, items", "FLIPPED_IN_CHECKSUMS, view-full.codes",
        "FLIPPED_IN_CHECKSUMS, view-small.codes",
    "DELETED, items", "DELETED, view-full.codes", "DELETED, view-small.codes",
    "SWAPPED, items", "SWAPPED, view-full.codes", "SWAPPED, view-small.codes",
  })
  void answersRightAndBuildsTheFileAgain(FileDamage damage, String name) throws Exception {
    try (TestShards shards = new TestShards(directory)) {
      ShardStore before = shards.open(100, SealedShard.VIEWS);
      shard.upsert(before, 0, ITEMS);
      SealedShard.await(() -> before.sealedOrdinals() == ITEMS);
      shard.upsert(before, ITEMS - 10, ITEMS + 30);
      shard.delete(before, 10, 20);
      before.close();
      Path file = files(shards, name).getFirst();
      damage.to(file);
      ShardStore store = shards.open(100, SealedShard.VIEWS);
      shard.assertAnswers(store);
      SealedShard.await(() -> store.sealedOrdinals() > 0 && complete(store));
      assertThat(shards.shard().resolve("quarantine").toFile().list())
          .hasSize(damage == FileDamage.DELETED && !name.equals("items") ? 0 : 1);
      shard.assertAnswers(store);
      store.close();
      ShardStore again = shards.open(100, SealedShard.VIEWS);
      assertThat(again.readForViews()).isLessThan(100);
      shard.assertAnswers(again);
      again.close();
    }
  }

  private static boolean complete(ShardStore store) {
    return store.status().views().stream().allMatch(view -> view.state() == ViewState.READY);
  }

  private static List<Path> files(TestShards shards, String suffix) {
    try (Stream<Path> files = Files.walk(shards.shard().resolve("generations"))) {
      return files.filter(file -> file.toString().endsWith(suffix)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
