package io.crossmodal.index.view;

import io.crossmodal.index.codec.Scorer;
import io.crossmodal.index.codec.VectorCodec;
import io.crossmodal.index.graph.Graph;
import org.jspecify.annotations.Nullable;

/** Nothing is sealed. */
record NoCodes(VectorCodec codec) implements SealedCodes {

  @Override
  public int count() {
    return 0;
  }

  @Override
  public int score(Scorer scorer, int from, int limit, float[] scores) {
    throw new IndexOutOfBoundsException(from);
  }

  @Override
  public float score(Scorer scorer, int ordinal) {
    throw new IndexOutOfBoundsException(ordinal);
  }

  @Override
  public double deviation(Scorer scorer, int ordinal) {
    throw new IndexOutOfBoundsException(ordinal);
  }

  @Override
  public @Nullable Graph graph() {
    return null;
  }

  @Override
  public boolean tryTake() {
    return true;
  }

  @Override
  public void release() {}

  @Override
  public long fileBytes() {
    return 0;
  }

  @Override
  public void close(boolean delete) {}
}
