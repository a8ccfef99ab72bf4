package io.crossmodal.index.view;

import io.crossmodal.index.codec.Scorer;
import io.crossmodal.index.codec.VectorCodec;
import java.util.List;
import java.util.stream.Stream;

/**
 * A query reduced and normalised for one view, and bound to each of the codecs that its codes are
 * scored with. Threads may share it.
 */
public final class BoundQuery {

  /** A view has one codec for its file and one for what is in memory. */
  private static final int KEPT = 4;

  private final ViewSpec spec;
  private final float[] prepared;
  private volatile List<Binding> bindings = List.of();

  private record Binding(VectorCodec codec, Scorer scorer) {}

  BoundQuery(ViewSpec spec, float[] prepared) {
    this.spec = spec;
    this.prepared = prepared;
  }

  /** The view that it was bound to; a view of the same spec on another shard takes it too. */
  public ViewSpec spec() {
    return spec;
  }

  /** Reduced and normalised; not to be changed. */
  float[] prepared() {
    return prepared;
  }

  /** What scores codes of this codec; made when it is first asked for. */
  Scorer scorer(VectorCodec codec) {
    List<Binding> known = bindings;
    for (Binding binding : known) {
      if (binding.codec == codec) {
        return binding.scorer;
      }
    }
    // Of two threads that bind at once one's binding is forgotten, and made again if need be.
    Binding added = new Binding(codec, codec.scorer(prepared));
    bindings =
        known.isEmpty() || known.size() == KEPT
            ? List.of(added)
            : Stream.concat(known.stream(), Stream.of(added)).toList();
    return added.scorer;
  }
}
