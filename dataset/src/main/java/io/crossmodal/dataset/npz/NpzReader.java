package io.crossmodal.dataset.npz;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads numeric arrays of an {@code .npz} archive, stored or deflated.
 *
 * <p>What a header claims is checked against the archive's directory and the limits before memory
 * is taken, and rows are allocated as their data arrives.
 */
public final class NpzReader implements Closeable {

  public static final int MAX_COLUMNS = 65_536;
  public static final int MAX_ROWS = 50_000_000;
  public static final long MAX_VALUES = 1L << 31;

  private static final String SUFFIX = ".npy";

  private final ZipFile zip;

  public NpzReader(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NpzException(
          Files.exists(file) ? "no file (expected: an .npz archive)" : "missing");
    }
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw new NpzException("no whole .npz archive: " + e.getMessage(), e);
    }
  }

  /** Names of the arrays, without {@code .npy}. */
  public SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith(SUFFIX))
        .forEach(name -> names.add(name.substring(0, name.length() - SUFFIX.length())));
    return names;
  }

  /** Checks a row when it was read, before the next one is. */
  @FunctionalInterface
  public interface RowCheck {
    void check(int row, float[] values) throws NpzException;
  }

  /** A two-dimensional array by rows, at least one of them. */
  public float[][] floats(String name, RowCheck check) throws IOException {
    try (ArrayData data = open(name)) {
      NpyHeader header = data.header();
      if (header.shape().size() != 2) {
        throw new NpzException(
            "%s: shape %s (expected: [rows, columns])".formatted(name, header.shape()));
      }
      int rows = length(name, "rows", header.shape().get(0), MAX_ROWS);
      int columns = length(name, "columns", header.shape().get(1), MAX_COLUMNS);
      float[][] values =
          header.fortran()
              ? transposed(data.floats(columns, rows, (_, _) -> {}))
              : data.floats(rows, columns, check);
      for (int row = 0; header.fortran() && row < rows; row++) {
        check.check(row, values[row]);
      }
      return values;
    }
  }

  /** A one-dimensional array of integers that each fit into an int. */
  public int[] ints(String name) throws IOException {
    try (ArrayData data = open(name)) {
      NpyHeader header = data.header();
      if (header.shape().size() != 1 || !header.type().isInteger()) {
        throw new NpzException(
            "%s: %s of shape %s (expected: integers of shape [rows])"
                .formatted(name, header.type(), header.shape()));
      }
      return data.ints(length(name, "rows", header.shape().getFirst(), MAX_ROWS));
    }
  }

  /** A two-dimensional array of integers that each fit into an int, by rows. */
  public int[][] intRows(String name) throws IOException {
    try (ArrayData data = open(name)) {
      NpyHeader header = data.header();
      if (header.shape().size() != 2 || !header.type().isInteger()) {
        throw new NpzException(
            "%s: %s of shape %s (expected: integers of shape [rows, columns])"
                .formatted(name, header.type(), header.shape()));
      }
      int rows = length(name, "rows", header.shape().get(0), MAX_ROWS);
      int columns = length(name, "columns", header.shape().get(1), MAX_COLUMNS);
      int[] values = data.ints(length(name, "values", (long) rows * columns, MAX_ROWS));
      int[][] byRow = new int[rows][columns];
      for (int i = 0; i < values.length; i++) {
        int row = header.fortran() ? i % rows : i / columns;
        byRow[row][header.fortran() ? i / rows : i % columns] = values[i];
      }
      return byRow;
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private ArrayData open(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name + SUFFIX);
    if (entry == null) {
      throw new NpzException("%s: missing (found: %s)".formatted(name, names()));
    }
    return ArrayData.open(name, entry, zip.getInputStream(entry));
  }

  private static int length(String name, String axis, long length, int most) throws NpzException {
    if (length < 1 || length > most) {
      throw new NpzException("%s: %d %s (expected: 1..%d)".formatted(name, length, axis, most));
    }
    return (int) length;
  }

  private static float[][] transposed(float[][] columns) {
    float[][] rows = new float[columns[0].length][columns.length];
    for (int column = 0; column < columns.length; column++) {
      for (int row = 0; row < rows.length; row++) {
        rows[row][column] = columns[column][row];
      }
    }
    return rows;
  }
}
