package io.crossmodal.eval.report;

import io.crossmodal.eval.measure.SpaceGeometry;
import java.util.List;

/** How the vectors lie, as rows of text. */
final class GeometryTable {

  private GeometryTable() {}

  static List<String> header(Words words) {
    return List.of(
        words.label(Label.MODALITY),
        words.label(Label.VECTORS),
        words.label(Label.MEAN_COSINE),
        words.label(Label.ALIKE),
        words.label(Label.DUPLICATES),
        words.label(Label.UNIFORMITY),
        words.label(Label.EFFECTIVE_RANK));
  }

  static List<String> row(SpaceGeometry space, Words words) {
    return List.of(
        words.modality(space.modality()),
        Numbers.count(space.count()),
        Numbers.score(space.meanCosine()),
        Numbers.count(space.alike()),
        Numbers.count(space.duplicates()),
        Numbers.fixed(space.uniformity(), 2),
        "%s / %s"
            .formatted(Numbers.times(space.effectiveRank()), Numbers.count(space.dimension())));
  }
}
