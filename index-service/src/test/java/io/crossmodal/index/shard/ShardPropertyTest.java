package io.crossmodal.index.shard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/**
 * Whatever is done to a shard in whatever order, it answers as a map of its items does. A failure
 * is shrunk to the few steps that it takes.
 */
class ShardPropertyTest {

  private static final int IDS = 60;

  @Property(shrinking = ShrinkingMode.BOUNDED)
  void answersAsAMapDoes(@ForAll("lives") List<ShardOperation> life) throws Exception {
    Path directory = Files.createTempDirectory("shard-life-");
    try (ShardLife shard = new ShardLife(directory)) {
      for (ShardOperation operation : life) {
        shard.step(operation);
      }
      shard.step(new ShardOperation.Ask(1, 3, 5, 10));
    } finally {
      delete(directory);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Provide
  Arbitrary<List<ShardOperation>> lives() {
    return operations().list().ofMinSize(1).ofMaxSize(40);
  }

  private static Arbitrary<ShardOperation> operations() {
    Arbitrary<ShardOperation> upserts =
        Combinators.combine(numbers(30), seeds()).as(ShardOperation.Upsert::new);
    Arbitrary<ShardOperation> deletes = numbers(15).map(ShardOperation.Delete::new);
    Arbitrary<ShardOperation> toggles =
        Arbitraries.integers().between(0, 3).map(ShardOperation.Toggle::new);
    Arbitrary<ShardOperation> asks =
        Combinators.combine(
                seeds(),
                Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(0, 5),
                Arbitraries.integers().between(1, 2 * IDS))
            .as(ShardOperation.Ask::new);
    return Arbitraries.frequencyOf(
        Tuple.of(6, upserts),
        Tuple.of(3, deletes),
        Tuple.of(2, toggles),
        Tuple.of(2, Arbitraries.create(ShardOperation.Merge::new)),
        Tuple.of(1, Arbitraries.create(ShardOperation.Reopen::new)),
        Tuple.of(4, asks));
  }

  private static Arbitrary<List<Integer>> numbers(int most) {
    return Arbitraries.integers().between(0, IDS - 1).list().ofMinSize(1).ofMaxSize(most);
  }

  private static Arbitrary<Integer> seeds() {
    return Arbitraries.integers().between(0, 5);
  }
}
