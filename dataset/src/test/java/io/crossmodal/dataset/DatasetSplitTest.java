package io.crossmodal.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatasetSplitTest {

  @Test
  void hasTheStatedSizes() {
    DatasetSplit split = DatasetSplit.byImage(dataset(1_000), 42, 0.7, 0.15);
    assertThat(split.train().images()).hasSize(700);
    assertThat(split.validation().images()).hasSize(150);
    assertThat(split.test().images()).hasSize(150);
    assertThat(split.train().name()).isEqualTo("numbers/train");
  }

  @Test
  void isDisjointAndCompleteAtEverySize() {
    for (int count : new int[] {0, 1, 2, 3, 7, 10, 99}) {
      DatasetSplit split = DatasetSplit.byImage(dataset(count), 1, 0.7, 0.15);
      List<CaptionedImage> all = new ArrayList<>(split.train().images());
      all.addAll(split.validation().images());
      all.addAll(split.test().images());
      assertThat(all).containsExactlyInAnyOrderElementsOf(dataset(count).images());
    }
  }

  @Test
  void dependsOnTheSeed() {
    CaptionDataset dataset = dataset(100);
    assertThat(DatasetSplit.byImage(dataset, 1, 0.7, 0.15))
        .isEqualTo(DatasetSplit.byImage(dataset, 1, 0.7, 0.15))
        .isNotEqualTo(DatasetSplit.byImage(dataset, 2, 0.7, 0.15));
  }

  @Test
  void doesNotDependOnTheOrderOfTheFile() {
    List<CaptionedImage> reversed = new ArrayList<>(dataset(100).images());
    Collections.reverse(reversed);
    CaptionDataset other = new CaptionDataset("numbers", reversed, DatasetProblems.NONE);
    assertThat(DatasetSplit.byImage(other, 1, 0.5, 0.2).test().images())
        .containsExactlyInAnyOrderElementsOf(
            DatasetSplit.byImage(dataset(100), 1, 0.5, 0.2).test().images());
  }

  @Test
  void spreadsNeighboursOverTheParts() {
    List<CaptionedImage> test = DatasetSplit.byImage(dataset(1_000), 5, 0.5, 0).test().images();
    long early = test.stream().filter(image -> image.imageId().compareTo("0500.jpg") < 0).count();
    assertThat(early).isBetween(200L, 300L);
  }

  @Test
  void keepsTheOrderOfTheWhole() {
    assertThat(DatasetSplit.byImage(dataset(50), 3, 0.5, 0.2).train().images())
        .extracting(CaptionedImage::imageId)
        .isSorted();
  }

  @Test
  void rejectsFractionsThatAreNone() {
    for (double[] parts : new double[][] {{-0.1, 0.1}, {0.1, -0.1}, {0.8, 0.3}, {Double.NaN, 0}}) {
      assertThatThrownBy(() -> DatasetSplit.byImage(dataset(3), 1, parts[0], parts[1]))
          .hasMessageContaining("expected: fractions of at most 1 together");
    }
  }

  private static CaptionDataset dataset(int count) {
    List<CaptionedImage> images =
        IntStream.range(0, count)
            .mapToObj("%04d.jpg"::formatted)
            .map(id -> new CaptionedImage(id, Picture.of(Path.of(id)), List.of("caption of " + id)))
            .toList();
    return new CaptionDataset("numbers", images, DatasetProblems.NONE);
  }
}
