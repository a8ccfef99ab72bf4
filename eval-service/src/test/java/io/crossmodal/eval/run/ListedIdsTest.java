package io.crossmodal.eval.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.eval.dataset.Modality;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListedIdsTest {

  @Test
  void keepsIdsEvenlySpacedOverAllThatWereListed() {
    ListedIds ids = new ListedIds(10);
    for (int i = 0; i < 100_000; i++) {
      ids.add(String.valueOf(i), i % 10 == 0 ? Modality.TEXT : Modality.IMAGE);
    }
    assertThat(ids.pictures()).hasValue(Modality.IMAGE);
    for (Modality modality : List.of(Modality.TEXT, Modality.IMAGE)) {
      List<Integer> spaced = ids.spaced(modality).stream().map(Integer::parseInt).toList();
      assertThat(spaced).hasSize(10).isSorted();
      assertThat(spaced.getFirst()).isLessThan(2);
      assertThat(spaced.getLast()).isGreaterThan(80_000);
      for (int i = 1; i < spaced.size(); i++) {
        assertThat(spaced.get(i) - spaced.get(i - 1)).isBetween(5_000, 15_000);
      }
    }
  }

  @Test
  void keepsFewOnesAsTheyAre() {
    ListedIds ids = new ListedIds(3);
    ids.add("a", Modality.VIDEO);
    ids.add("b", Modality.VIDEO);
    assertThat(ids.spaced(Modality.VIDEO)).containsExactly("a", "b");
    assertThat(ids.spaced(Modality.TEXT)).isEmpty();
  }
}
