package io.crossmodal.index.view;

import io.crossmodal.index.codec.BitBlocks;
import io.crossmodal.index.codec.BitCodec;
import io.crossmodal.index.codec.Centres;
import io.crossmodal.index.codec.Scorer;
import io.crossmodal.index.codec.VectorCodec;
import java.lang.foreign.Arena;
import java.nio.file.Path;

/** The codes in the body of a segment file, each checked before it is first read. */
sealed interface StoredCodes permits RowCodes, BlockCodes {

  /** About what is scored between two checkpoints of a search. */
  int PIECE_BYTES = 1 << 18;

  /**
   * Opens codes as a view writes them, or as one of an earlier version did: one after another and
   * without centres.
   *
   * @param stamp what the header says, but for the content
   * @throws DamagedFileException when the file is another one
   */
  static StoredCodes open(Path path, ViewEncoding encoding, SegmentHeader stamp, Arena arena) {
    SegmentFile file;
    try {
      file = SegmentFile.open(path, stamp.of(encoding.description()), arena);
    } catch (DamagedFileException e) {
      if (!encoding.centred()) {
        throw e;
      }
      return earlier(path, encoding, stamp, arena, e);
    }
    if (!encoding.centred()) {
      return rows(file, encoding.codec(), 0, stamp.count());
    }
    Centres centres = CentresHead.read(file, encoding.spec().dimension());
    BitCodec codec = encoding.codec(centres);
    long at = CentresHead.bytes(centres);
    if (!encoding.inBlocks()) {
      return rows(file, codec, at, stamp.count());
    }
    checkSize(file, at + BitBlocks.blocks(stamp.count()) * codec.blocks().bytes());
    return new BlockCodes(file, codec, at);
  }

  private static StoredCodes earlier(
      Path path,
      ViewEncoding encoding,
      SegmentHeader stamp,
      Arena arena,
      DamagedFileException otherwise) {
    SegmentFile file;
    try {
      file = SegmentFile.open(path, stamp.of(encoding.earlierDescription()), arena);
    } catch (DamagedFileException e) {
      otherwise.addSuppressed(e);
      throw otherwise;
    }
    return rows(file, encoding.codec(), 0, stamp.count());
  }

  private static StoredCodes rows(SegmentFile file, VectorCodec codec, long at, long count) {
    checkSize(file, at + count * codec.bytesPerVector());
    return new RowCodes(file, codec, at);
  }

  private static void checkSize(SegmentFile file, long expected) {
    if (file.body().byteSize() != expected) {
      throw new DamagedFileException(
          file.path(),
          "%d bytes of codes (expected: %d)".formatted(file.body().byteSize(), expected));
    }
  }

  /** Where they lie. */
  SegmentFile file();

  /** As {@link SealedCodes#codec}. */
  VectorCodec codec();

  /** As {@link SealedCodes#score(Scorer, int, int, float[])}. */
  int score(Scorer scorer, int from, int limit, float[] scores);

  /** Scores one vector. */
  float score(Scorer scorer, int ordinal);

  /** As {@link Scorer#deviation}. */
  double deviation(Scorer scorer, int ordinal);

  /** Brings the codes of {@code ordinals[0..count)} into the cache, where that pays. */
  void prefetch(int[] ordinals, int count);
}
