package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.dataset.PairedVectors;
import io.crossmodal.eval.dataset.RetrievalDataset;
import io.crossmodal.eval.measure.PairGeometry;
import io.crossmodal.eval.measure.SpaceGeometry;
import io.crossmodal.eval.measure.VectorSpace;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What can be seen in the raw vectors of a dataset.
 *
 * @param hash of the data
 * @param spaces geometry of the images and of the texts
 * @param pairs how texts lie to their images; empty where only a sample of them was looked at
 */
record VectorLook(String hash, List<SpaceGeometry> spaces, Optional<PairGeometry> pairs) {

  static VectorLook at(RetrievalDataset dataset) {
    PairedVectors vectors = dataset.sample();
    VectorSpace images = new VectorSpace("image", vectors.images());
    List<SpaceGeometry> spaces =
        List.of(images.geometry(), new VectorSpace("text", vectors.texts()).geometry());
    return new VectorLook(dataset.hash(), spaces, pairs(dataset, vectors, images));
  }

  private static Optional<PairGeometry> pairs(
      RetrievalDataset dataset, PairedVectors vectors, VectorSpace images) {
    if (vectors.texts().length < dataset.textIds().size()
        || vectors.images().length < dataset.imageIds().size()) {
      return Optional.empty();
    }
    int[][] imagesOf = dataset.labels().images();
    float[][] texts =
        IntStream.range(0, imagesOf.length)
            .boxed()
            .flatMap(t -> Collections.nCopies(imagesOf[t].length, vectors.texts()[t]).stream())
            .toArray(float[][]::new);
    int[] rows = Arrays.stream(imagesOf).flatMapToInt(IntStream::of).toArray();
    return Optional.of(new VectorSpace("text", texts).pairs(images, rows));
  }
}
