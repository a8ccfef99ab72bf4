package io.crossmodal.index.view;

import io.crossmodal.index.codec.Dimensions;
import io.crossmodal.index.codec.VectorCodec;

/**
 * A gallery's vectors at one dimension and precision, in the order of their ordinals.
 *
 * <p>One thread appends at a time; any number read beside it and see whole vectors only. Ordinals
 * are never taken back: deleted items are for the search's filter to leave out.
 */
public final class QuantizedView implements AutoCloseable {

  private final ViewSpec spec;
  private final int sourceDimension;
  private final Similarity similarity;
  private final Reducer reducer;
  private final VectorCodec codec;
  private final ChunkedCodes codes;
  private final ReadLeases leases;

  /**
   * An empty view.
   *
   * @param sourceDimension components of the vectors that will be appended, 1 to 4,096
   * @throws IllegalArgumentException when the spec's reduction cannot lead from that dimension to
   *     the view's
   */
  public QuantizedView(ViewSpec spec, int sourceDimension, Similarity similarity) {
    this.spec = spec;
    this.sourceDimension = Dimensions.check(sourceDimension);
    this.similarity = similarity;
    this.reducer = Reducer.of(spec, sourceDimension);
    this.codec = VectorCodec.of(spec.precision(), spec.dimension());
    this.codes = new ChunkedCodes(codec);
    this.leases = new ReadLeases(spec.name(), codes::close);
  }

  /**
   * Encodes a vector of the gallery under the next ordinal.
   *
   * @throws IllegalArgumentException as {@link VectorCheck} does; the view is unchanged then
   */
  public void append(float[] original) {
    float[] prepared = prepare(original);
    leases.take();
    try {
      codes.append(prepared);
    } finally {
      leases.release();
    }
  }

  /** Reduces, normalises and binds a query; the result serves any number of searches. */
  public BoundQuery bind(float[] originalQuery) {
    return new BoundQuery(spec, codec.scorer(prepare(originalQuery)));
  }

  private float[] prepare(float[] original) {
    float[] reduced = reducer.reduce(VectorCheck.check(original, sourceDimension));
    return similarity == Similarity.COSINE ? UnitLength.normalise(reduced) : reduced;
  }

  /** Vectors appended so far. */
  public int size() {
    return codes.size();
  }

  public ViewSpec spec() {
    return spec;
  }

  public Similarity similarity() {
    return similarity;
  }

  /** Bytes that the codes of the vectors take: {@link #size()} times the bytes of one. */
  public long bytes() {
    return codes.usedBytes();
  }

  /** Bytes that are allocated for codes, the unused rest of the last chunk included. */
  public long allocatedBytes() {
    return codes.allocatedBytes();
  }

  /**
   * Begins to read; the caller closes the reading.
   *
   * @throws IllegalStateException when the view is closed
   */
  public ViewReading read() {
    leases.take();
    return new ViewReading(spec, codes, leases);
  }

  /**
   * Frees the codes as soon as no search reads them; later searches fail. Closing again does
   * nothing.
   */
  @Override
  public void close() {
    leases.close();
  }
}
