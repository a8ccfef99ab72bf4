package io.crossmodal.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CandidatePoolsTest {

  @Test
  void drawsOthersWithoutReplacementAndNeverARelevantItem() {
    CandidatePools pools = new CandidatePools(7, 30);
    int[] relevant = {29, 0, 12, 28};
    for (int query = 0; query < 200; query++) {
      int[] others = pools.others(query, relevant, 20);
      assertThat(others).doesNotHaveDuplicates().doesNotContain(relevant);
      assertThat(Arrays.stream(others)).allMatch(row -> row >= 0 && row < 30);
    }
    assertThat(pools.others(1, relevant, 26)).hasSize(26).doesNotHaveDuplicates();
  }

  @Test
  void doesNotDependOnTheOrderOfQueries() {
    int[] relevant = {3};
    CandidatePools forward = new CandidatePools(42, 100);
    CandidatePools backward = new CandidatePools(42, 100);
    int[][] drawn = new int[50][];
    for (int query = 0; query < 50; query++) {
      drawn[query] = forward.others(query, relevant, 20);
    }
    for (int query = 49; query >= 0; query--) {
      assertThat(backward.others(query, relevant, 20)).containsExactly(drawn[query]);
    }
  }

  @Test
  void nestsSmallPoolsInLargeOnes() {
    CandidatePools pools = new CandidatePools(42, 100);
    int[] large = pools.others(5, new int[] {9}, 80);
    assertThat(pools.others(5, new int[] {9}, 10)).containsExactly(Arrays.copyOf(large, 10));
  }

  @Test
  void differsBySeedAndQuery() {
    int[] relevant = {0};
    int[] drawn = new CandidatePools(1, 1000).others(0, relevant, 50);
    assertThat(new CandidatePools(2, 1000).others(0, relevant, 50)).isNotEqualTo(drawn);
    assertThat(new CandidatePools(1, 1000).others(1, relevant, 50)).isNotEqualTo(drawn);
  }

  @Test
  void drawsEveryItemEquallyOften() {
    int[] counts = new int[11];
    CandidatePools pools = new CandidatePools(3, 11);
    for (int query = 0; query < 20_000; query++) {
      for (int row : pools.others(query, new int[] {10}, 3)) {
        counts[row]++;
      }
    }
    // 6,000 expected, standard deviation 65.
    assertThat(Arrays.stream(counts).limit(10)).allMatch(count -> Math.abs(count - 6_000) < 325);
  }

  @Test
  void refusesMoreItemsThanThereAre() {
    CandidatePools pools = new CandidatePools(3, 11);
    assertThatThrownBy(() -> pools.others(4, new int[] {1, 2}, 10))
        .hasMessage("query 4: 10 others (expected: 0..9)");
  }
}
