package io.crossmodal.dataset.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Reads numeric arrays at the top of an HDF5 file, a block of rows at a time, so that arrays of any
 * length need no more memory than their rows.
 */
public final class Hdf5Reader implements Closeable {

  public static final int MAX_COLUMNS = 65_536;
  public static final int MAX_ROWS = 50_000_000;

  private static final int BLOCK_VALUES = 1 << 22;

  private final HdfFile file;

  /**
   * @throws Hdf5Exception when the file is missing or no HDF5 file
   */
  public Hdf5Reader(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new Hdf5Exception(Files.exists(path) ? "no file (expected: an HDF5 file)" : "missing");
    }
    this.file = parse("no whole HDF5 file", () -> new HdfFile(path));
  }

  /** Names of what is at the top of the file. */
  public SortedSet<String> names() throws IOException {
    return parse("directory", () -> new TreeSet<>(file.getChildren().keySet()));
  }

  /** A text attribute of the file; empty if it has none of that name. */
  public Optional<String> text(String name) throws IOException {
    Attribute attribute = parse("attribute " + name, () -> file.getAttributes().get(name));
    return attribute == null
        ? Optional.empty()
        : Optional.of(parse("attribute " + name, () -> String.valueOf(attribute.getData())));
  }

  /** A two-dimensional array of 32- or 64-bit floats by rows, at least one of them. */
  public float[][] floats(String name) throws IOException {
    Dataset data = open(name);
    int columns = columns(name, data);
    float[][] rows = new float[rows(name, data)][];
    int block = Math.max(1, BLOCK_VALUES / columns);
    for (int from = 0; from < rows.length; from += block) {
      switch (slice(name, data, from, Math.min(block, rows.length - from), columns)) {
        case float[][] some -> System.arraycopy(some, 0, rows, from, some.length);
        case double[][] some -> {
          for (int i = 0; i < some.length; i++) {
            rows[from + i] = narrow(some[i]);
          }
        }
        default -> throw wrongType(name, data, "32- or 64-bit floats");
      }
    }
    return rows;
  }

  /** A two-dimensional array of integers that each fit into an int, by rows. */
  public int[][] ints(String name) throws IOException {
    Dataset data = open(name);
    int columns = columns(name, data);
    int[][] rows = new int[rows(name, data)][];
    int block = Math.max(1, BLOCK_VALUES / columns);
    for (int from = 0; from < rows.length; from += block) {
      switch (slice(name, data, from, Math.min(block, rows.length - from), columns)) {
        case int[][] some -> System.arraycopy(some, 0, rows, from, some.length);
        case long[][] some -> {
          for (int i = 0; i < some.length; i++) {
            rows[from + i] = narrow(name, from + i, some[i]);
          }
        }
        default -> throw wrongType(name, data, "32- or 64-bit integers");
      }
    }
    return rows;
  }

  @Override
  public void close() {
    file.close();
  }

  private Dataset open(String name) throws IOException {
    if (!names().contains(name)) {
      throw new Hdf5Exception("%s: missing (found: %s)".formatted(name, names()));
    }
    return parse(name, () -> file.getDatasetByPath("/" + name));
  }

  private static int rows(String name, Dataset data) throws Hdf5Exception {
    return length(name, "rows", shape(name, data)[0], MAX_ROWS);
  }

  private static int columns(String name, Dataset data) throws Hdf5Exception {
    return length(name, "columns", shape(name, data)[1], MAX_COLUMNS);
  }

  private static long[] shape(String name, Dataset data) throws Hdf5Exception {
    long[] shape = parse(name, data::getDimensionsAsLong);
    if (shape.length != 2) {
      throw new Hdf5Exception(
          "%s: %d dimensions (expected: 2, rows and columns)".formatted(name, shape.length));
    }
    return shape;
  }

  private static int length(String name, String axis, long length, int most) throws Hdf5Exception {
    if (length < 1 || length > most) {
      throw new Hdf5Exception("%s: %d %s (expected: 1..%d)".formatted(name, length, axis, most));
    }
    return (int) length;
  }

  private static Object slice(String name, Dataset data, long from, int rows, int columns)
      throws Hdf5Exception {
    return parse(name, () -> data.getData(new long[] {from, 0}, new int[] {rows, columns}));
  }

  private static float[] narrow(double[] row) {
    float[] values = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      values[i] = (float) row[i];
    }
    return values;
  }

  private static int[] narrow(String name, int row, long[] wide) throws Hdf5Exception {
    int[] values = new int[wide.length];
    for (int i = 0; i < wide.length; i++) {
      if (wide[i] != (int) wide[i]) {
        throw new Hdf5Exception(
            "%s row %d: %d (expected: a 32-bit integer)".formatted(name, row, wide[i]));
      }
      values[i] = (int) wide[i];
    }
    return values;
  }

  private static Hdf5Exception wrongType(String name, Dataset data, String expected) {
    return new Hdf5Exception(
        "%s: values of %s (expected: %s)".formatted(name, data.getJavaType(), expected));
  }

  /** jhdf's own failures are unchecked, and a damaged file raises any other one. */
  private static <T> T parse(String what, Supplier<T> read) throws Hdf5Exception {
    try {
      return read.get();
    } catch (RuntimeException e) {
      throw new Hdf5Exception("%s: %s".formatted(what, e.getMessage()), e);
    }
  }
}
