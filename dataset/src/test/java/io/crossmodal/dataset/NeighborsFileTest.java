package io.crossmodal.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crossmodal.dataset.hdf5.Hdf5Reader;
import io.crossmodal.dataset.hdf5.Hdf5Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighborsFileTest {

  private static final float[][] ITEMS = {{1, 2, 3}, {-4, 0.5f, 6}, {7, 8, 9}};
  private static final float[][] QUERIES = {{1, 2, 2}, {7, 8, 8}};
  private static final int[][] NEIGHBORS = {{0, 2}, {2, 0}};
  private static final float[][] DISTANCES = {{.01f, .02f}, {.01f, .03f}};

  @TempDir Path folder;

  @Test
  void readsWhatItWrote() throws IOException {
    Path file = folder.resolve("a.hdf5");
    new NeighborsFile(ITEMS, QUERIES, NEIGHBORS, DISTANCES).write(file);
    NeighborsFile read = NeighborsFile.read(file);
    assertThat(read.items()).isDeepEqualTo(ITEMS);
    assertThat(read.queries()).isDeepEqualTo(QUERIES);
    assertThat(read.neighbors()).isDeepEqualTo(NEIGHBORS);
    assertThat(read.distances()).isDeepEqualTo(DISTANCES);
    assertThat(read.dimension()).isEqualTo(3);
    try (Hdf5Reader reader = new Hdf5Reader(file)) {
      assertThat(reader.text("distance")).contains("angular");
      assertThat(reader.text("none")).isEmpty();
    }
  }

  @Test
  void readsArraysOfSeveralBlocks() throws IOException {
    Path file = folder.resolve("long.hdf5");
    float[][] items = new float[2_100][2_048];
    Random random = new Random(1);
    for (float[] item : items) {
      item[random.nextInt(item.length)] = random.nextFloat() + 1;
    }
    float[][] query = {items[7]};
    new NeighborsFile(items, query, new int[][] {{7}}, new float[][] {{0}}).write(file);
    assertThat(NeighborsFile.read(file).items()).isDeepEqualTo(items);
  }

  @Test
  void refusesArraysThatDoNotFitTogether() throws IOException {
    assertFails(
        new NeighborsFile(ITEMS, QUERIES, new int[][] {{0, 3}, {2, 0}}, DISTANCES),
        "neighbors row 0: 3 (expected: 0..2)");
    assertFails(
        new NeighborsFile(ITEMS, new float[][] {{1, 2}}, NEIGHBORS, DISTANCES),
        "test row 0: 2 columns (expected: 3)");
    assertFails(
        new NeighborsFile(ITEMS, new float[][] {{1, 2, 3}}, NEIGHBORS, DISTANCES),
        "neighbors: 2 rows (expected: 1, one a query)");
    assertFails(
        new NeighborsFile(new float[][] {{1, Float.NaN, 1}}, QUERIES, NEIGHBORS, DISTANCES),
        "train row 0: NaN (expected: finite values)");
    assertFails(
        new NeighborsFile(ITEMS, new float[][] {{1, 1, 1}, {0, 0, 0}}, NEIGHBORS, DISTANCES),
        "test row 1: all values are 0 (expected: a vector with a direction)");
  }

  private void assertFails(NeighborsFile file, String message) {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> file.write(folder.resolve("bad.hdf5")))
        .withMessageContaining(message);
  }

  @Test
  void refusesWhatIsMissingOfAnotherTypeOrDistance() throws IOException {
    Path missing = folder.resolve("missing.hdf5");
    assertRefused(missing, "missing");
    assertRefused(folder, "no file (expected: an HDF5 file)");

    Path bare = folder.resolve("bare.hdf5");
    try (Hdf5Writer writer = new Hdf5Writer(bare)) {
      writer.put("train", NEIGHBORS);
    }
    assertRefused(bare, "train: values of int (expected: 32- or 64-bit floats)");

    Path half = folder.resolve("half.hdf5");
    try (Hdf5Writer writer = new Hdf5Writer(half)) {
      writer.put("train", ITEMS);
    }
    assertRefused(half, "test: missing (found: [train])");

    Path euclidean = folder.resolve("euclidean.hdf5");
    try (Hdf5Writer writer = new Hdf5Writer(euclidean)) {
      writer.put("train", ITEMS);
      writer.put("distance", "euclidean");
    }
    assertRefused(euclidean, "distance: euclidean (expected: angular)");
  }

  @Test
  void refusesDamageWithAMessage() throws IOException {
    Path file = folder.resolve("whole.hdf5");
    new NeighborsFile(ITEMS, QUERIES, NEIGHBORS, DISTANCES).write(file);
    byte[] whole = Files.readAllBytes(file);
    Path cut = folder.resolve("cut.hdf5");
    for (int length : new int[] {0, 7, 60, whole.length / 4}) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThatExceptionOfType(DatasetException.class).isThrownBy(() -> NeighborsFile.read(cut));
    }
  }

  private static void assertRefused(Path file, String message) {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> NeighborsFile.read(file))
        .withMessageContaining(message)
        .withMessageStartingWith(file.toString());
  }

  @Test
  void readsOrRefusesWhateverIsChangedInAFile() throws IOException {
    Path file = folder.resolve("whole.hdf5");
    new NeighborsFile(ITEMS, QUERIES, NEIGHBORS, DISTANCES).write(file);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(7);
    int refused = 0;
    for (int round = 0; round < 1_000; round++) {
      byte[] changed = whole.clone();
      for (int i = random.nextInt(3); i >= 0; i--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      Path damaged = folder.resolve("damaged-" + round);
      Files.write(damaged, changed);
      try {
        assertThat(NeighborsFile.read(damaged).dimension()).isPositive();
      } catch (DatasetException e) {
        assertThat(e).hasMessageStartingWith(damaged.toString());
        refused++;
      }
      Files.delete(damaged);
    }
    assertThat(refused).isBetween(1, 1_000);
  }
}
