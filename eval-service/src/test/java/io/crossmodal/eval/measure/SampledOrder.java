package io.crossmodal.eval.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** One random order of a list with ties. */
final class SampledOrder {

  private SampledOrder() {}

  static List<Boolean> labels(float[] scores, int[] relevant, Random random) {
    List<Integer> rows = new ArrayList<>(IntStream.range(0, scores.length).boxed().toList());
    Collections.shuffle(rows, random);
    rows.sort((a, b) -> Float.compare(scores[b], scores[a]));
    return rows.stream().map(row -> Arrays.stream(relevant).anyMatch(r -> r == row)).toList();
  }
}
