package io.crossmodal.index.codec;

import java.lang.foreign.MemorySegment;

/**
 * Writes vectors of one dimension as packed codes, reads them back, and scores queries on them.
 *
 * <p>Codes are little-endian, start at any byte, and take {@link #bytesPerVector()} bytes. Vectors
 * of magnitudes up to 1e37 can be encoded; a vector of another length is an {@link
 * IllegalArgumentException}.
 */
public sealed interface VectorCodec permits Fp32Codec, Fp16Codec, Int8Codec, Int4Codec, BitCodec {

  /** The codec of a precision; {@code dimension} is 1 to {@value Dimensions#MAX}. */
  static VectorCodec of(Precision precision, int dimension) {
    return switch (precision) {
      case FP32 -> new Fp32Codec(dimension);
      case FP16 -> new Fp16Codec(dimension);
      case INT8 -> new Int8Codec(dimension);
      case INT4 -> new Int4Codec(dimension);
      case BIT2 -> new Bit2Codec(dimension);
      case BIT1 -> new Bit1Codec(dimension);
    };
  }

  int dimension();

  int bytesPerVector();

  Precision precision();

  /** Writes the codes of {@code vector} from byte {@code offset} on. */
  void encode(float[] vector, MemorySegment codes, long offset);

  /**
   * Reads the codes at byte {@code offset} back into {@code target}, as near as the precision
   * allows.
   */
  void decode(MemorySegment codes, long offset, float[] target);

  /**
   * Binds a query: its scores are dot products with the decoded vectors, computed on the codes.
   *
   * <p>{@link Bit2Codec} and {@link Bit1Codec} round the query too, as {@link BitQuery} says; their
   * scores are estimates of the dot product with the vector that was encoded, right on average over
   * rotations, off by what {@link BitScorer#deviation} says.
   */
  Scorer scorer(float[] query);
}
