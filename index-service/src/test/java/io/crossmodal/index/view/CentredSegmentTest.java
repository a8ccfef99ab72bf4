package io.crossmodal.index.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.index.codec.Precision;
import io.crossmodal.index.codec.VectorCodec;
import io.crossmodal.index.codec.Vectors;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of 1- and 2-bit codes about the centres of two modalities. */
final class CentredSegmentTest {

  private static final int DIMENSION = 128;
  private static final int COUNT = 3_000;
  private static final ViewSpec SPEC =
      new ViewSpec("bits", DIMENSION, Reduction.TRUNCATE, 0, Precision.BIT1);
  private static final SegmentHeader STAMP = new SegmentHeader("shard", "", 1, 1, COUNT);

  @TempDir Path directory;

  private final float[][] vectors = vectors();

  private QuantizedView unsealed() {
    return QuantizedView.unsealed(
        SPEC,
        DIMENSION,
        Similarity.COSINE,
        (from, to) -> Arrays.copyOfRange(vectors, from, to),
        COUNT);
  }

  private Path write(QuantizedView view, String name) {
    Path file = directory.resolve(name);
    try (SegmentCodesWriter segment = view.segment(file, STAMP)) {
      for (int i = 0; i < COUNT; i++) {
        segment.append(vectors[i], 1 + i % 2);
      }
      segment.commit(() -> {});
    }
    return file;
  }

  @Test
  void takesTwoFloatsMoreAVector() {
    try (QuantizedView view = unsealed()) {
      view.seal(write(view, "view.codes"), STAMP);
      assertThat(view.bytes()).isEqualTo(COUNT * (8L + 16 + 2 * 4));
      assertThat(directory).isDirectoryNotContaining("glob:**.draft");
    }
  }

  @Test
  void errsLessThanCodesWithoutCentres() {
    try (QuantizedView view = unsealed()) {
      double plain = error(view);
      view.seal(write(view, "view.codes"), STAMP);
      assertThat(error(view)).isLessThan(.7 * plain);
    }
  }

  @Test
  void givesTheSameBytesOfTheSameVectors() throws IOException {
    try (QuantizedView view = unsealed()) {
      assertThat(Files.readAllBytes(write(view, "one")))
          .isEqualTo(Files.readAllBytes(write(view, "other")));
    }
  }

  /** What comes after the file is encoded as it is, so that equal vectors tie. */
  @Test
  void scoresLaterVectorsAlike() {
    try (QuantizedView view = unsealed()) {
      view.seal(write(view, "view.codes"), STAMP);
      view.append(vectors[0]);
      float[] scores = new float[2];
      try (ViewReading reading = view.read()) {
        reading.score(view.bind(vectors[COUNT]), new int[] {0, COUNT}, scores);
      }
      assertThat(scores[1]).isEqualTo(scores[0]);
    }
  }

  /** A query that is bound before the file is there is right after it too. */
  @Test
  void keepsAQueryOverTheChangeOfCodes() {
    try (QuantizedView view = unsealed()) {
      BoundQuery query = view.bind(vectors[COUNT]);
      float[] before = scores(view, query);
      view.seal(write(view, "view.codes"), STAMP);
      float[] after = scores(view, query);
      assertThat(after)
          .isNotEqualTo(before)
          .containsExactly(scores(view, view.bind(vectors[COUNT])));
    }
  }

  @Test
  void readsAFileOfAnEarlierVersion() {
    VectorCodec codec = VectorCodec.of(Precision.BIT1, DIMENSION);
    Path file = directory.resolve("view.codes");
    ViewEncoding encoding = new ViewEncoding(SPEC, DIMENSION, Similarity.COSINE);
    ByteBuffer codes = ByteBuffer.allocateDirect(COUNT * codec.bytesPerVector());
    for (int i = 0; i < COUNT; i++) {
      codec.encode(
          encoding.prepare(vectors[i]),
          MemorySegment.ofBuffer(codes),
          (long) i * codec.bytesPerVector());
    }
    try (SegmentWriter writer =
        SegmentWriter.create(file, STAMP.of(encoding.earlierDescription()))) {
      writer.write(0, codes);
      writer.commit();
    }
    try (QuantizedView view = unsealed()) {
      BoundQuery query = view.bind(vectors[COUNT]);
      float[] derived = scores(view, query);
      view.seal(file, STAMP);
      assertThat(view.bytes()).isEqualTo((long) COUNT * codec.bytesPerVector());
      assertThat(scores(view, query)).containsExactly(derived);
    }
  }

  @Test
  void refusesAHeadThatIsNone() {
    ViewEncoding encoding = new ViewEncoding(SPEC, DIMENSION, Similarity.COSINE);
    for (int axes : new int[] {-1, 9, 8, Integer.MAX_VALUE}) {
      Path file = directory.resolve("view" + axes);
      ByteBuffer body = ByteBuffer.allocateDirect(64).order(ByteOrder.LITTLE_ENDIAN);
      try (SegmentWriter writer = SegmentWriter.create(file, STAMP.of(encoding.description()))) {
        writer.write(0, body.putInt(0, axes));
        writer.commit();
      }
      try (QuantizedView view = unsealed()) {
        assertThatThrownBy(() -> view.seal(file, STAMP))
            .isInstanceOf(DamagedFileException.class)
            .hasMessageContaining("%d axes in 64 bytes (expected: 0..8)".formatted(axes));
      }
    }
  }

  private double error(QuantizedView view) {
    float[] query = vectors[COUNT];
    float[] scores = scores(view, view.bind(query));
    double squares = 0;
    for (int i = 0; i < COUNT; i++) {
      double error = scores[i] - Vectors.cosine(vectors[i], query);
      squares += error * error;
    }
    return Math.sqrt(squares / COUNT);
  }

  private static float[] scores(QuantizedView view, BoundQuery query) {
    float[] scores = new float[COUNT];
    int[] ordinals = new int[COUNT];
    Arrays.setAll(ordinals, i -> i);
    try (ViewReading reading = view.read()) {
      reading.score(query, ordinals, scores);
    }
    return scores;
  }

  /** Items of two cones by turns, and one query of the first. */
  private static float[][] vectors() {
    SplittableRandom random = new SplittableRandom(8);
    float[][] common = {Vectors.gaussian(DIMENSION, random), Vectors.gaussian(DIMENSION, random)};
    float[][] vectors = new float[COUNT + 1][];
    for (int i = 0; i <= COUNT; i++) {
      vectors[i] = Vectors.gaussian(DIMENSION, random);
      for (int j = 0; j < DIMENSION; j++) {
        vectors[i][j] += 1.2f * common[i % 2][j];
      }
    }
    return vectors;
  }
}
