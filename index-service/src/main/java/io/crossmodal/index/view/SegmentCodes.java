package io.crossmodal.index.view;

import io.crossmodal.index.codec.Scorer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The codes of a segment file, one vector's after the other's, checked when they are first read.
 */
final class SegmentCodes implements SealedCodes {

  /** About what is scored between two checkpoints of a search. */
  private static final int PIECE_BYTES = 1 << 18;

  private final SegmentFile file;
  private final MemorySegment codes;
  private final int stride;
  private final int count;
  private final ReadLeases leases;
  private volatile boolean delete;

  private SegmentCodes(SegmentFile file, int stride, int count, Arena arena) {
    this.file = file;
    this.codes = file.body();
    this.stride = stride;
    this.count = count;
    this.leases = new ReadLeases(file.path().toString(), () -> free(arena));
  }

  /**
   * @throws DamagedFileException when the file is not the one that the header says
   */
  static SegmentCodes open(Path path, SegmentHeader header, int stride) {
    Arena arena = Arena.ofShared();
    try {
      SegmentFile file = SegmentFile.open(path, header, arena);
      if (file.body().byteSize() != header.count() * stride) {
        throw new DamagedFileException(
            path,
            "%d bytes of codes (expected: %d)"
                .formatted(file.body().byteSize(), header.count() * stride));
      }
      return new SegmentCodes(file, stride, Math.toIntExact(header.count()), arena);
    } catch (RuntimeException | Error e) {
      arena.close();
      throw e;
    }
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public int score(Scorer scorer, int from, int limit, float[] scores) {
    int scored = Math.min(limit, Math.max(1, PIECE_BYTES / stride));
    long offset = (long) from * stride;
    file.check(offset, (long) scored * stride);
    scorer.score(codes, offset, scored, scores);
    return scored;
  }

  @Override
  public float score(Scorer scorer, int ordinal) {
    long offset = (long) ordinal * stride;
    file.check(offset, stride);
    return scorer.score(codes, offset);
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
    return file.fileBytes();
  }

  @Override
  public void close(boolean deleteFile) {
    delete |= deleteFile;
    leases.close();
  }

  private void free(Arena arena) {
    arena.close();
    if (delete) {
      try {
        Files.deleteIfExists(file.path());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
