package io.crossmodal.index.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.shard.Modality;
import io.crossmodal.index.shard.RankedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MergeTest {

  @Test
  void isTheSortedUnion() {
    Random random = new Random(6);
    for (int round = 0; round < 500; round++) {
      List<List<RankedItem>> rankings = new ArrayList<>();
      List<RankedItem> all = new ArrayList<>();
      for (int shard = random.nextInt(6); shard >= 0; shard--) {
        List<RankedItem> ranking = new ArrayList<>();
        for (int i = random.nextInt(20); i > 0; i--) {
          // Few scores, zero and minus zero among them, so that ids decide.
          float score = (random.nextInt(5) - 2) * -0.5f;
          ranking.add(new RankedItem(shard + "-" + i, score, Modality.TEXT, 1));
        }
        ranking.sort(RankedItem.BEST_FIRST);
        rankings.add(ranking);
        all.addAll(ranking);
      }
      all.sort(RankedItem.BEST_FIRST);
      int offset = random.nextInt(10);
      int k = 1 + random.nextInt(30);
      int from = Math.min(offset, all.size());
      assertThat(Merge.best(rankings, offset, k))
          .isEqualTo(all.subList(from, Math.min(from + k, all.size())));
    }
  }
}
