package io.crossmodal.index.view;

import io.crossmodal.index.codec.Scorer;
import io.crossmodal.index.codec.VectorCodec;
import io.crossmodal.index.graph.Graph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A segment file: its codes, and the graph beside it if the view has one. */
final class SegmentCodes implements SealedCodes {

  private final SegmentFile file;
  private final StoredCodes codes;
  private final int count;
  private final ReadLeases leases;
  private final Arena arena;
  private volatile @Nullable SegmentFile graphFile;
  private volatile @Nullable Graph graph;
  private volatile boolean delete;

  private SegmentCodes(SegmentFile file, StoredCodes codes, int count, Arena arena) {
    this.file = file;
    this.codes = codes;
    this.count = count;
    this.arena = arena;
    this.leases = new ReadLeases(file.path().toString(), this::free);
  }

  /**
   * Opens the codes of a view.
   *
   * @param stamp what the header says, but for the content
   * @throws DamagedFileException when the file is another one
   */
  static SegmentCodes open(Path path, ViewEncoding encoding, SegmentHeader stamp) {
    Arena arena = Arena.ofShared();
    try {
      StoredCodes codes = StoredCodes.open(path, encoding, stamp, arena);
      return new SegmentCodes(codes.file(), codes, Math.toIntExact(stamp.count()), arena);
    } catch (RuntimeException | Error e) {
      arena.close();
      throw e;
    }
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
    return codes.codec();
  }

  @Override
  public int score(Scorer scorer, int from, int limit, float[] scores) {
    return codes.score(scorer, from, limit, scores);
  }

  @Override
  public float score(Scorer scorer, int ordinal) {
    return codes.score(scorer, ordinal);
  }

  @Override
  public double deviation(Scorer scorer, int ordinal) {
    return codes.deviation(scorer, ordinal);
  }

  @Override
  public void prefetch(int[] ordinals, int count) {
    codes.prefetch(ordinals, count);
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
