package io.crossmodal.dataset;

import io.crossmodal.dataset.hdf5.Hdf5Exception;
import io.crossmodal.dataset.hdf5.Hdf5Reader;
import io.crossmodal.dataset.hdf5.Hdf5Writer;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Items, queries, and the exact neighbours of each query, in the layout of ann-benchmarks' HDF5
 * files.
 *
 * <p>Arrays: {@code train} (the items) and {@code test} (the queries) of shape [rows, dimension],
 * {@code neighbors} of shape [queries, k] with rows of {@code train}, best first, and {@code
 * distances} of the same shape: 1 - cosine for the attribute {@code distance} = {@code angular}.
 * Vectors are finite and not zero; they are handed out without a copy: do not change them.
 */
public record NeighborsFile(
    float[][] items, float[][] queries, int[][] neighbors, float[][] distances) {

  /** The one distance that this reads: 1 - cosine. */
  public static final String ANGULAR = "angular";

  private static final String ITEMS = "train";
  private static final String QUERIES = "test";
  private static final String NEIGHBORS = "neighbors";
  private static final String DISTANCES = "distances";
  private static final String DISTANCE = "distance";

  /** Components of a vector. */
  public int dimension() {
    return items[0].length;
  }

  /**
   * Reads and checks a file.
   *
   * @throws DatasetException naming the array, the row and the value that is wrong
   */
  public static NeighborsFile read(Path hdf5) throws DatasetException {
    try (Hdf5Reader reader = new Hdf5Reader(hdf5)) {
      String distance = reader.text(DISTANCE).orElse(ANGULAR);
      if (!distance.equals(ANGULAR)) {
        throw new Hdf5Exception("distance: %s (expected: %s)".formatted(distance, ANGULAR));
      }
      NeighborsFile file =
          new NeighborsFile(
              reader.floats(ITEMS),
              reader.floats(QUERIES),
              reader.ints(NEIGHBORS),
              reader.floats(DISTANCES));
      file.check();
      return file;
    } catch (Hdf5Exception e) {
      throw new DatasetException(hdf5, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw DatasetException.unreadable(hdf5, e);
    }
  }

  /**
   * Writes a file that {@link #read} and ann-benchmarks read.
   *
   * @throws DatasetException when the arrays do not fit together or the file cannot be written
   */
  public void write(Path hdf5) throws DatasetException {
    try {
      check();
      try (Hdf5Writer writer = new Hdf5Writer(hdf5)) {
        writer.put(ITEMS, items);
        writer.put(QUERIES, queries);
        writer.put(NEIGHBORS, neighbors);
        writer.put(DISTANCES, distances);
        writer.put(DISTANCE, ANGULAR);
        writer.put("type", "dense");
        writer.put("point_type", "float");
      }
    } catch (IOException e) {
      throw new DatasetException(hdf5, "not written: " + e.getMessage(), e);
    }
  }

  private void check() throws Hdf5Exception {
    checkVectors(ITEMS, items);
    checkVectors(QUERIES, queries);
    checkRows(NEIGHBORS, neighbors.length);
    checkRows(DISTANCES, distances.length);
    int k = neighbors[0].length;
    for (int query = 0; query < neighbors.length; query++) {
      checkColumns(NEIGHBORS, query, neighbors[query].length, k);
      checkColumns(DISTANCES, query, distances[query].length, k);
      for (int item : neighbors[query]) {
        if (item < 0 || item >= items.length) {
          throw new Hdf5Exception(
              "%s row %d: %d (expected: 0..%d)"
                  .formatted(NEIGHBORS, query, item, items.length - 1));
        }
      }
    }
  }

  private void checkVectors(String name, float[][] vectors) throws Hdf5Exception {
    if (vectors.length == 0) {
      throw new Hdf5Exception("%s: 0 rows (expected: at least 1)".formatted(name));
    }
    for (int row = 0; row < vectors.length; row++) {
      checkColumns(name, row, vectors[row].length, dimension());
      float largest = 0;
      for (float value : vectors[row]) {
        if (!Float.isFinite(value)) {
          throw new Hdf5Exception(
              "%s row %d: %s (expected: finite values)".formatted(name, row, value));
        }
        largest = Math.max(largest, Math.abs(value));
      }
      if (largest == 0) {
        throw new Hdf5Exception(
            "%s row %d: all values are 0 (expected: a vector with a direction)"
                .formatted(name, row));
      }
    }
  }

  private void checkRows(String name, int rows) throws Hdf5Exception {
    if (rows != queries.length) {
      throw new Hdf5Exception(
          "%s: %d rows (expected: %d, one a query)".formatted(name, rows, queries.length));
    }
  }

  private static void checkColumns(String name, int row, int columns, int expected)
      throws Hdf5Exception {
    if (columns != expected) {
      throw new Hdf5Exception(
          "%s row %d: %d columns (expected: %d)".formatted(name, row, columns, expected));
    }
  }
}
