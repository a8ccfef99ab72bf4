package io.crossmodal.bench.data;

import io.crossmodal.dataset.DatasetException;
import io.crossmodal.dataset.NeighborsFile;
import io.crossmodal.dataset.VectorsFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntPredicate;

/**
 * What a benchmark runs on: unit vectors, and the exact neighbours of each query.
 *
 * @param name for reports
 * @param file the vectors with their neighbours
 * @param texts says of an item whether it is a text; the others are images
 */
public record BenchData(String name, NeighborsFile file, IntPredicate texts) {

  /** Neighbours of a query that are kept; ann-benchmarks keeps as many. */
  private static final int NEIGHBORS = 100;

  /** Vectors of a shape. */
  public static BenchData generate(ShapeGenerator generator, int items, int queries) {
    float[][] rows = generator.items(items);
    float[][] asked = generator.queries(queries);
    String name =
        "%s, %,d x %d, seed %d"
            .formatted(
                generator.shape().name().toLowerCase(Locale.ROOT),
                items,
                generator.dimension(),
                generator.seed());
    return new BenchData(name, withNeighbors(rows, asked), generator::isText);
  }

  /** Vectors of an ann-benchmarks file, scaled to length 1. */
  public static BenchData read(Path hdf5) throws DatasetException {
    NeighborsFile file = NeighborsFile.read(hdf5);
    for (float[][] vectors : new float[][][] {file.items(), file.queries()}) {
      for (float[] vector : vectors) {
        ShapeGenerator.normalise(vector);
      }
    }
    String name =
        "%s, %,d x %d".formatted(hdf5.getFileName(), file.items().length, file.dimension());
    return new BenchData(name, file, _ -> false);
  }

  /**
   * Vectors of an archive with an array {@code vectors}, as the commands {@code encode} and {@code
   * export} write them: some rows, drawn with the seed, are the queries and the others the items.
   *
   * @param queries how many are asked; of fewer than 5 times as many rows a fifth is
   */
  public static BenchData draw(Path npz, int queries, long seed) throws DatasetException {
    float[][] rows = VectorsFile.read(npz);
    if (rows.length < 2) {
      throw new DatasetException(
          npz, "vectors: %d rows (expected: at least 2)".formatted(rows.length));
    }
    Collections.shuffle(Arrays.asList(rows), new Random(seed));
    for (float[] row : rows) {
      ShapeGenerator.normalise(row);
    }
    int asked = Math.min(queries, Math.max(1, rows.length / 5));
    float[][] items = Arrays.copyOfRange(rows, asked, rows.length);
    String name =
        "%s, %,d x %d, seed %d".formatted(npz.getFileName(), items.length, rows[0].length, seed);
    return new BenchData(name, withNeighbors(items, Arrays.copyOf(rows, asked)), _ -> false);
  }

  private static NeighborsFile withNeighbors(float[][] items, float[][] queries) {
    ExactNeighbors exact = ExactNeighbors.of(items, queries, Math.min(NEIGHBORS, items.length));
    float[][] distances = exact.scores();
    for (float[] row : distances) {
      for (int i = 0; i < row.length; i++) {
        row[i] = 1 - row[i];
      }
    }
    return new NeighborsFile(items, queries, exact.rows(), distances);
  }
}
