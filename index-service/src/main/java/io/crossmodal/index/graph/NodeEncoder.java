package io.crossmodal.index.graph;

import io.crossmodal.index.codec.Int8Codec;
import java.lang.foreign.Arena;

/** Encodes the vectors of a graph under construction, in the order of insertion. */
final class NodeEncoder {

  private final GraphVectors vectors;
  private final int[] ordinals;
  private final NodeCodes codes;
  private final Int8Rows int8;
  private final Int8Codec codec;
  private final float[] norms;

  /**
   * Makes room.
   *
   * @param ordinals of the nodes
   */
  NodeEncoder(GraphVectors vectors, int[] ordinals, CodeSpace space, Arena arena) {
    this.vectors = vectors;
    this.ordinals = ordinals;
    int dimension = vectors.dimension();
    long count = ordinals.length;
    this.codec = new Int8Codec(dimension);
    this.codes =
        new NodeCodes(
            space,
            arena.allocate(count * space.stride(), 64),
            arena.allocate(count * Float.BYTES, 64));
    this.int8 = new Int8Rows(arena.allocate(count * Int8Rows.stride(dimension), 64), dimension);
    this.norms = new float[ordinals.length];
  }

  NodeCodes codes() {
    return codes;
  }

  Int8Rows int8() {
    return int8;
  }

  /** The squared length of each node's decoded int8 vector. */
  float[] norms() {
    return norms;
  }

  /** Encodes one node; {@code workplace} gives the arrays. */
  void encode(BuildWorkplace workplace, int node) {
    float[] vector = workplace.vector;
    vectors.read(ordinals[node], vector);
    codes.encode(node, vector);
    codec.encode(vector, int8.segment(), int8.offset(node));
    int8.decode(node, workplace.bytes, vector);
    norms[node] = int8.dot(vector, node);
  }
}
