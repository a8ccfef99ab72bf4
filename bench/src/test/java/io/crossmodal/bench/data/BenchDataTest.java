package io.crossmodal.bench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crossmodal.dataset.DatasetException;
import io.crossmodal.dataset.NeighborsFile;
import io.crossmodal.dataset.npz.NpzWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchDataTest {

  @TempDir Path folder;

  @Test
  void knowsTheExactNeighbours() {
    NeighborsFile file =
        BenchData.generate(new ShapeGenerator(Shape.CLUSTERED, 33, 5), 2_500, 7).file();
    for (int query = 0; query < 7; query++) {
      float[] asked = file.queries()[query];
      int[] sorted =
          IntStream.range(0, 2_500)
              .boxed()
              .sorted(
                  Comparator.comparingDouble(i -> -ShapeGeneratorTest.dot(asked, file.items()[i])))
              .limit(100)
              .mapToInt(Integer::intValue)
              .toArray();
      assertThat(file.neighbors()[query]).isEqualTo(sorted);
      for (int i = 0; i < 100; i++) {
        double dot = ShapeGeneratorTest.dot(asked, file.items()[sorted[i]]);
        assertThat((double) file.distances()[query][i]).isCloseTo(1 - dot, within(1e-5));
      }
    }
  }

  @Test
  void scalesTheVectorsOfAFile() throws DatasetException {
    Path file = folder.resolve("a.hdf5");
    new NeighborsFile(
            new float[][] {{3, 4}, {0, 2}},
            new float[][] {{5, 0}},
            new int[][] {{0}},
            new float[][] {{.4f}})
        .write(file);
    BenchData data = BenchData.read(file);
    assertThat(data.file().items()).isDeepEqualTo(new float[][] {{.6f, .8f}, {0, 1}});
    assertThat(data.file().queries()).isDeepEqualTo(new float[][] {{1, 0}});
    assertThat(data.name()).isEqualTo("a.hdf5, 2 x 2");
  }

  @Test
  void drawsQueriesOutOfTheRowsOfAnArchive() throws IOException {
    Path file = folder.resolve("e.npz");
    float[][] rows = new float[40][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = new float[] {1 + row, 40 - row};
    }
    try (NpzWriter writer = new NpzWriter(file)) {
      writer.put("vectors", rows);
    }
    BenchData data = BenchData.draw(file, 1_000, 3);
    assertThat(data.file().queries().length).isEqualTo(8);
    assertThat(data.file().items().length).isEqualTo(32);
    assertThat(Stream.of(data.file().queries(), data.file().items()).flatMap(Stream::of).distinct())
        .hasSize(40)
        .allSatisfy(v -> assertThat(Math.hypot(v[0], v[1])).isCloseTo(1, within(1e-6)));
    assertThat(BenchData.draw(file, 1_000, 3).file().queries())
        .isDeepEqualTo(data.file().queries());
    assertThat(BenchData.draw(file, 2, 3).file().queries().length).isEqualTo(2);
    assertThatThrownBy(() -> BenchData.draw(folder.resolve("none.npz"), 2, 3))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("none.npz");
  }
}
