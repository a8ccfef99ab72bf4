package io.crossmodal.index.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShardRouterTest {

  private static final List<String> IDS =
      IntStream.range(0, 20_000).mapToObj(i -> "photo-%05d.jpg".formatted(i)).toList();

  /** Stored items are where these numbers say: a change of them loses data. */
  @Test
  void neverChanges() {
    assertThat(IDS.subList(0, 16))
        .extracting(new ShardRouter(8)::shard)
        .containsExactly(5, 5, 5, 1, 6, 1, 4, 4, 1, 4, 2, 0, 1, 6, 4, 0);
    assertThat(List.of("", "ä", "\uD83D\uDE00"))
        .extracting(new ShardRouter(64)::shard)
        .containsExactly(8, 43, 55);
  }

  @Test
  void spreadsIdsEvenly() {
    for (int shards : List.of(1, 2, 3, 8, 64)) {
      double mean = IDS.size() / (double) shards;
      assertThat(new ShardRouter(shards).split(IDS, id -> id))
          .hasSize(shards)
          .allSatisfy(part -> assertThat((double) part.size()).isBetween(mean * .75, mean * 1.25));
    }
  }

  @Test
  void movesOnlyWhatAnAddedShardWins() {
    ShardRouter before = new ShardRouter(4);
    ShardRouter after = new ShardRouter(5);
    assertThat(IDS).allSatisfy(id -> assertThat(after.shard(id)).isIn(before.shard(id), 4));
  }
}
