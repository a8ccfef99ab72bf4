package io.crossmodal.index.codec;

/** Codecs of a few bits a component, whose rows can lie one after another or in blocks. */
public sealed interface BitCodec extends VectorCodec permits Bit2Codec, Bit1Codec {

  /**
   * The codec of vectors about centres.
   *
   * @throws IllegalArgumentException when the precision is another one
   */
  static BitCodec of(Precision precision, int dimension, Centres centres) {
    return switch (precision) {
      case BIT1 -> new Bit1Codec(dimension, centres);
      case BIT2 -> new Bit2Codec(dimension, centres);
      case FP32, FP16, INT8, INT4 ->
          throw new IllegalArgumentException(
              "precision: %s (expected: BIT1 or BIT2)".formatted(precision));
    };
  }

  @Override
  BitScorer scorer(float[] query);

  /** How its rows lie in blocks. */
  BitBlocks blocks();
}
