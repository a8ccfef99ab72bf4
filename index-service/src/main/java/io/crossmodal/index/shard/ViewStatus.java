package io.crossmodal.index.shard;

import io.crossmodal.index.view.ViewState;

/**
 * What a view takes in a shard.
 *
 * @param bytes of its codes, in files and in memory
 * @param bytesPerVector of one encoded vector, its scale included
 * @param vectors encoded, dead ones included
 * @param memoryBytes allocated for codes that are in no file
 * @param diskBytes of its files
 * @param progress how much of its file is written, 0 to 1
 */
public record ViewStatus(
    String name,
    long bytes,
    int bytesPerVector,
    long vectors,
    long memoryBytes,
    long diskBytes,
    ViewState state,
    double progress) {

  /** A view that no shard has said anything about. */
  public static ViewStatus unknown(String name) {
    return new ViewStatus(name, 0, 0, 0, 0, 0, ViewState.READY, 1);
  }

  /** The same view in two shards; its progress is that of all of the vectors. */
  public ViewStatus plus(ViewStatus other) {
    long all = vectors + other.vectors;
    return new ViewStatus(
        name,
        bytes + other.bytes,
        Math.max(bytesPerVector, other.bytesPerVector),
        all,
        memoryBytes + other.memoryBytes,
        diskBytes + other.diskBytes,
        state.compareTo(other.state) > 0 ? state : other.state,
        all == 0 ? 1 : (progress * vectors + other.progress * other.vectors) / all);
  }
}
