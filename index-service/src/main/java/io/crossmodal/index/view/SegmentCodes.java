package io.crossmodal.index.view;

import io.crossmodal.index.codec.Centres;
import io.crossmodal.index.codec.Scorer;
import io.crossmodal.index.codec.VectorCodec;
import io.crossmodal.index.graph.Graph;
import io.crossmodal.index.kernel.Prefetch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The codes of a segment file, one vector's after the other's, checked when they are first read.
 */
final class SegmentCodes implements SealedCodes {

  /** About what is scored between two checkpoints of a search. */
  private static final int PIECE_BYTES = 1 << 18;

  private final SegmentFile file;
  private final MemorySegment codes;
  private final VectorCodec codec;
  private final long codesAt;
  private final MemorySegment rows;
  private final int stride;
  private final int count;
  private final ReadLeases leases;
  private final Arena arena;
  private volatile @Nullable SegmentFile graphFile;
  private volatile @Nullable Graph graph;
  private volatile boolean delete;

  private SegmentCodes(SegmentFile file, VectorCodec codec, long codesAt, int count, Arena arena) {
    this.file = file;
    this.codec = codec;
    this.codes = file.body();
    this.codesAt = codesAt;
    this.rows = file.body().asSlice(codesAt);
    this.stride = codec.bytesPerVector();
    this.count = count;
    this.arena = arena;
    this.leases = new ReadLeases(file.path().toString(), this::free);
  }

  /**
   * Opens codes about centres, or codes without any, of a kind that has none or of an earlier
   * version.
   *
   * @param stamp what the header says, but for the content
   * @throws DamagedFileException when the file is another one
   */
  static SegmentCodes open(Path path, ViewEncoding encoding, SegmentHeader stamp) {
    Arena arena = Arena.ofShared();
    try {
      if (!encoding.centred()) {
        return open(path, stamp.of(encoding.description()), encoding.codec(), arena);
      }
      SegmentFile file;
      try {
        file = SegmentFile.open(path, stamp.of(encoding.description()), arena);
      } catch (DamagedFileException e) {
        try {
          return open(path, stamp.of(encoding.earlierDescription()), encoding.codec(), arena);
        } catch (DamagedFileException alsoNotEarlier) {
          e.addSuppressed(alsoNotEarlier);
          throw e;
        }
      }
      Centres centres = CentresHead.read(file, encoding.spec().dimension());
      return of(file, encoding.codec(centres), CentresHead.bytes(centres), stamp.count(), arena);
    } catch (RuntimeException | Error e) {
      arena.close();
      throw e;
    }
  }

  private static SegmentCodes open(
      Path path, SegmentHeader header, VectorCodec codec, Arena arena) {
    return of(SegmentFile.open(path, header, arena), codec, 0, header.count(), arena);
  }

  private static SegmentCodes of(
      SegmentFile file, VectorCodec codec, long codesAt, long count, Arena arena) {
    long expected = codesAt + count * codec.bytesPerVector();
    if (file.body().byteSize() != expected) {
      throw new DamagedFileException(
          file.path(),
          "%d bytes of codes (expected: %d)".formatted(file.body().byteSize(), expected));
    }
    return new SegmentCodes(file, codec, codesAt, Math.toIntExact(count), arena);
  }

  /**
   * Reads and checks all of the graph's file and uses it from now on.
   *
   * @throws DamagedFileException when it is not what was written
   */
  void openGraph(SegmentHeader header) {
    Path path = SegmentGraphWriter.path(file.path());
    SegmentFile opened = SegmentFile.open(path, header, arena);
    opened.checkAll();
    try {
      Graph built = Graph.open(opened.body());
      if (built.count() != count) {
        throw new DamagedFileException(
            path, "%d nodes (expected: %d)".formatted(built.count(), count));
      }
      graphFile = opened;
      graph = built;
    } catch (IllegalArgumentException e) {
      throw new DamagedFileException(path, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public @Nullable Graph graph() {
    return graph;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public VectorCodec codec() {
    return codec;
  }

  private long offset(int ordinal) {
    return codesAt + (long) ordinal * stride;
  }

  @Override
  public int score(Scorer scorer, int from, int limit, float[] scores) {
    int scored = Math.min(limit, Math.max(1, PIECE_BYTES / stride));
    long offset = offset(from);
    file.check(offset, (long) scored * stride);
    scorer.score(codes, offset, scored, scores);
    return scored;
  }

  @Override
  public float score(Scorer scorer, int ordinal) {
    long offset = offset(ordinal);
    file.check(offset, stride);
    return scorer.score(codes, offset);
  }

  @Override
  public double deviation(Scorer scorer, int ordinal) {
    long offset = offset(ordinal);
    file.check(offset, stride);
    return scorer.deviation(codes, offset);
  }

  @Override
  public void prefetch(int[] ordinals, int count) {
    Prefetch.rows(rows, stride, ordinals, count);
  }

  @Override
  public void score(Scorer scorer, int[] ordinals, int count, float[] scores) {
    prefetch(ordinals, count);
    SealedCodes.super.score(scorer, ordinals, count, scores);
  }

  @Override
  public boolean tryTake() {
    return leases.tryTake();
  }

  @Override
  public void release() {
    leases.release();
  }

  @Override
  public long fileBytes() {
    SegmentFile second = graphFile;
    return file.fileBytes() + (second == null ? 0 : second.fileBytes());
  }

  @Override
  public void close(boolean deleteFile) {
    delete |= deleteFile;
    leases.close();
  }

  private void free() {
    arena.close();
    if (delete) {
      try {
        Files.deleteIfExists(file.path());
        Files.deleteIfExists(SegmentGraphWriter.path(file.path()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
