package io.crossmodal.index.view;

import io.crossmodal.index.codec.Centres;
import io.crossmodal.index.codec.VectorCodec;
import java.nio.file.Path;

/**
 * A gallery's vectors at one dimension and precision, in the order of their ordinals: leading ones
 * sealed in a file, the others in memory.
 *
 * <p>One thread appends at a time; any number read beside it and see whole vectors only. Ordinals
 * are never taken back: deleted items are for the search's filter to leave out.
 */
public final class QuantizedView implements AutoCloseable {

  /** Neighbours and what else a graph has of a vector, but for what grows with its dimension. */
  private static final long GRAPH_BYTES = 160;

  private final ViewEncoding encoding;
  private final TailCodes tail;
  private final int sealedCount;
  private final ReadLeases leases;
  private volatile SealedCodes sealed;
  private volatile ViewState state;
  private volatile double progress;

  private QuantizedView(ViewEncoding encoding, SealedCodes sealed) {
    this.encoding = encoding;
    this.sealed = sealed;
    this.tail = new TailCodes(encoding, () -> this.sealed.codec());
    this.sealedCount = sealed.count();
    this.state = sealedCount == 0 ? ViewState.READY : ViewState.BUILDING;
    this.progress = sealedCount == 0 ? 1 : 0;
    this.leases = new ReadLeases(encoding.spec().name(), tail::close);
  }

  /**
   * An empty view.
   *
   * @param sourceDimension components of the vectors that will be appended, 1 to 4,096
   * @throws IllegalArgumentException when the spec's reduction cannot lead from that dimension to
   *     the view's
   */
  public QuantizedView(ViewSpec spec, int sourceDimension, Similarity similarity) {
    this(
        new ViewEncoding(spec, sourceDimension, similarity),
        new NoCodes(VectorCodec.of(spec.precision(), spec.dimension())));
  }

  /**
   * A view of vectors that are stored, without codes of them until it is {@link #seal}ed.
   *
   * @param stored ordinals from 0 that the source has
   */
  public static QuantizedView unsealed(
      ViewSpec spec, int sourceDimension, Similarity similarity, VectorSource source, int stored) {
    ViewEncoding encoding = new ViewEncoding(spec, sourceDimension, similarity);
    return new QuantizedView(
        encoding,
        stored == 0 ? new NoCodes(encoding.codec()) : new DerivedCodes(encoding, source, stored));
  }

  /** About how many bytes a segment of so many vectors takes on the disk while it is written. */
  public long segmentBytes(long vectors) {
    long codes = encoding.codec().bytesPerVector();
    long graph = spec().kind() == IndexKind.GRAPH ? GRAPH_BYTES + 6L * spec().dimension() : 0;
    long drafts = encoding.centred() ? 4L * (Centres.MAX + spec().dimension()) : 0;
    return (codes + graph + drafts) * vectors;
  }

  /** Begins the file that this view can be {@link #seal}ed with. */
  public SegmentCodesWriter segment(Path file, SegmentHeader stamp) {
    return new SegmentCodesWriter(encoding, file, stamp);
  }

  /**
   * Takes its leading codes from a file from now on.
   *
   * @param stamp what the file's header says, but for the content
   * @throws DamagedFileException when the file is another one; the view is unchanged then
   */
  public synchronized void seal(Path file, SegmentHeader stamp) {
    if (stamp.count() != sealedCount) {
      throw new IllegalArgumentException(
          "count: %d (expected: %d)".formatted(stamp.count(), sealedCount));
    }
    SealedCodes old = sealed;
    sealed = SegmentCodes.open(file, encoding, stamp);
    if (spec().kind() == IndexKind.FLAT) {
      ready();
    }
    old.close(false);
  }

  private void ready() {
    state = ViewState.READY;
    progress = 1;
  }

  /**
   * Walks through the graph beside its file from now on, after reading and checking all of it.
   *
   * @param stamp as that of {@link #seal}
   * @throws DamagedFileException when it is not what was written; the view is unchanged then
   */
  public void openGraph(SegmentHeader stamp) {
    SealedCodes codes = sealed;
    if (codes instanceof SegmentCodes segment && segment.tryTake()) {
      try {
        segment.openGraph(stamp.of(encoding.graphDescription()));
      } finally {
        segment.release();
      }
      ready();
    }
  }

  /** Reads stored vectors again instead of its file, which is damaged. */
  public synchronized void unseal(VectorSource source) {
    SealedCodes old = sealed;
    sealed = new DerivedCodes(encoding, source, sealedCount);
    degrade();
    old.close(false);
  }

  /** Says that its file should be there and is not. */
  public void degrade() {
    state = ViewState.DEGRADED;
    progress = 0;
  }

  /** Says how much of its file is written, 0 to 1. */
  public void progress(double done) {
    progress = done;
  }

  /** How much of its file is written, 0 to 1. */
  public double progress() {
    return progress;
  }

  public ViewState state() {
    return state;
  }

  /** True if there is a graph to walk through. */
  public boolean hasGraph() {
    return sealed.graph() != null;
  }

  /** True if a graph shall be walked through and is not open. */
  public boolean lacksGraph() {
    return spec().kind() == IndexKind.GRAPH && sealedCount > 0 && sealed.graph() == null;
  }

  /** True if the codes of all ordinals are there. */
  public boolean sealed() {
    return !(sealed instanceof DerivedCodes);
  }

  /**
   * Encodes a vector of the gallery under the next ordinal.
   *
   * @throws IllegalArgumentException as {@link VectorCheck} does; the view is unchanged then
   */
  public void append(float[] original) {
    append(new SourceVector(original));
  }

  /** The same of a vector that other views may have taken. */
  public void append(SourceVector vector) {
    float[] prepared = vector.prepared(encoding);
    leases.take();
    try {
      tail.append(prepared);
    } finally {
      leases.release();
    }
  }

  /** Reduces, normalises and binds a query; the result serves any number of searches. */
  public BoundQuery bind(float[] originalQuery) {
    return encoding.bind(originalQuery);
  }

  /** Vectors that it has: sealed, and appended so far. */
  public int size() {
    return sealedCount + tail.size();
  }

  public ViewSpec spec() {
    return encoding.spec();
  }

  public Similarity similarity() {
    return encoding.similarity();
  }

  /** Bytes that the codes of the vectors take, one after another. */
  public long bytes() {
    return (long) sealedCount * sealed.codec().bytesPerVector() + tail.usedBytes();
  }

  /** Bytes allocated for codes that are in no file, the unused rest of the last chunk included. */
  public long allocatedBytes() {
    return tail.allocatedBytes();
  }

  /** Bytes of the file. */
  public long fileBytes() {
    return sealed.fileBytes();
  }

  /**
   * Begins to read; the caller closes the reading.
   *
   * @throws IllegalStateException when the view is closed
   */
  public ViewReading read() {
    leases.take();
    SealedCodes leading = sealed;
    while (!leading.tryTake()) {
      // It was replaced between the two steps, or the view is closed.
      if (leading == sealed) {
        leases.release();
        throw new IllegalStateException(
            "view '%s': closed (expected: open)".formatted(spec().name()));
      }
      leading = sealed;
    }
    return new ViewReading(spec(), leading, tail, leases);
  }

  /**
   * Frees the codes as soon as no search reads them; later searches fail. Closing again does
   * nothing.
   */
  @Override
  public synchronized void close() {
    leases.close();
    sealed.close(false);
  }

  /** Closes and deletes the file when no search reads it any more. */
  public synchronized void drop() {
    leases.close();
    sealed.close(true);
  }
}
