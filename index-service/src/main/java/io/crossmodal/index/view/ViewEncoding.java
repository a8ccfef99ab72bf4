package io.crossmodal.index.view;

import io.crossmodal.index.codec.BitCodec;
import io.crossmodal.index.codec.Centres;
import io.crossmodal.index.codec.Dimensions;
import io.crossmodal.index.codec.Precision;
import io.crossmodal.index.codec.VectorCodec;
import org.jspecify.annotations.Nullable;

/** How a view makes codes of a gallery's vectors. Immutable, so threads may share it. */
final class ViewEncoding {

  /**
   * One bit is not enough where texts and pictures lie apart: what they have in common takes most
   * of it (performance.md).
   */
  private static final Precision OF_SHORTLISTS = Precision.BIT2;

  /** With fewer components, two bits of each tell too little. */
  private static final int MIN_DIMENSION_OF_SHORTLISTS = 128;

  /** How many times narrower codes have to be so that it pays to read them first. */
  private static final int WORTHWHILE = 3;

  private final ViewSpec spec;
  private final int sourceDimension;
  private final Similarity similarity;
  private final Reducer reducer;
  private final VectorCodec codec;
  private final @Nullable VectorCodec shortlistCodec;

  /**
   * @throws IllegalArgumentException when the spec's reduction cannot lead from that dimension to
   *     the view's
   */
  ViewEncoding(ViewSpec spec, int sourceDimension, Similarity similarity) {
    this.spec = spec;
    this.sourceDimension = Dimensions.check(sourceDimension);
    this.similarity = similarity;
    this.reducer = Reducer.of(spec, sourceDimension);
    this.codec = VectorCodec.of(spec.precision(), spec.dimension());
    this.shortlistCodec = shortlistCodec(spec, codec);
  }

  private static @Nullable VectorCodec shortlistCodec(ViewSpec spec, VectorCodec codec) {
    if (spec.kind() == IndexKind.FLAT || spec.dimension() < MIN_DIMENSION_OF_SHORTLISTS) {
      return null;
    }
    VectorCodec narrow = VectorCodec.of(OF_SHORTLISTS, spec.dimension());
    return codec.bytesPerVector() >= WORTHWHILE * narrow.bytesPerVector() ? narrow : null;
  }

  ViewSpec spec() {
    return spec;
  }

  Similarity similarity() {
    return similarity;
  }

  /** The codec of vectors whose centres are not known. */
  VectorCodec codec() {
    return codec;
  }

  /** Whether codes are so short that it pays to keep what lies along the centres beside them. */
  boolean centred() {
    return spec.precision() == Precision.BIT1 || spec.precision() == Precision.BIT2;
  }

  /** Whether codes lie in blocks: where all of them are scanned, and none is read alone. */
  boolean inBlocks() {
    return centred() && spec.kind() == IndexKind.FLAT;
  }

  /** The codec of vectors about centres; of a view that is {@link #centred}. */
  BitCodec codec(Centres centres) {
    return BitCodec.of(spec.precision(), spec.dimension(), centres);
  }

  /**
   * What finds the shortlist among vectors that are in memory; null where a search reads all of
   * their codes: a scan is exact, and codes that are narrow themselves gain nothing.
   */
  @Nullable VectorCodec shortlistCodec() {
    return shortlistCodec;
  }

  /**
   * A vector as it is encoded: reduced and, under cosine, of length 1.
   *
   * @throws IllegalArgumentException as {@link VectorCheck} does
   */
  float[] prepare(float[] original) {
    float[] reduced = reducer.reduce(VectorCheck.check(original, sourceDimension));
    return similarity == Similarity.COSINE ? UnitLength.normalise(reduced) : reduced;
  }

  /** Whether every vector is prepared as in another view of the same gallery. */
  boolean preparesLike(ViewEncoding other) {
    return similarity == other.similarity
        && sourceDimension == other.sourceDimension
        && spec.reducesLike(other.spec);
  }

  BoundQuery bind(float[] originalQuery) {
    return new BoundQuery(spec, prepare(originalQuery));
  }

  /** The same for the file of the graph. */
  String graphDescription() {
    return "graph of " + earlierDescription();
  }

  /** Everything that the codes depend on, for the header of their file. */
  String description() {
    String centred = centred() ? " centred" : "";
    return description("codes" + centred + (inBlocks() ? " in blocks" : ""));
  }

  /** What codes were described as that had no centres yet and were never in blocks. */
  String earlierDescription() {
    return description("codes");
  }

  private String description(String what) {
    return "%s name=%s dimension=%d of %d reduction=%s seed=%d precision=%s similarity=%s"
            .formatted(
                what,
                spec.name(),
                spec.dimension(),
                sourceDimension,
                spec.reduction(),
                spec.seed(),
                spec.precision(),
                similarity)
        + (spec.axes() == null ? "" : " axes=" + spec.axes().digest());
  }
}
