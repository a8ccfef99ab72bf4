package io.crossmodal.index.graph;

import io.crossmodal.index.codec.BitLevels;
import io.crossmodal.index.codec.Int8Codec;
import io.crossmodal.index.codec.Rotation;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

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
   * @param centres of the groups, or none
   */
  NodeEncoder(
      GraphVectors vectors,
      int[] ordinals,
      GraphSettings settings,
      float[][] centres,
      Arena arena) {
    this.vectors = vectors;
    this.ordinals = ordinals;
    int dimension = vectors.dimension();
    long count = ordinals.length;
    this.codec = new Int8Codec(dimension);
    this.codes =
        new NodeCodes(
            new Rotation(dimension, settings.seed()),
            dimension,
            settings.bits(),
            arena.allocate(count * NodeCodes.stride(dimension, settings.bits()), 64),
            arena.allocate(count * Float.BYTES, 64),
            arena.allocate(centres.length > 1 ? count : 0, 64),
            centres);
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
    int ordinal = ordinals[node];
    vectors.read(ordinal, vector);
    codec.encode(vector, int8.segment(), int8.offset(node));
    int group = codes.centres().length > 1 ? vectors.group(ordinal) : 0;
    if (codes.centres().length > 0) {
      float[] centre = codes.centres()[group];
      for (int i = 0; i < vector.length; i++) {
        vector[i] -= centre[i];
      }
    }
    if (codes.groups().byteSize() > 0) {
      codes.groups().set(ValueLayout.JAVA_BYTE, node, (byte) group);
    }
    float[] rotated = codes.rotation().apply(vector);
    BitLevels levels = BitLevels.of(rotated, codes.bits());
    int words = NodeCodes.words(codes.dimension());
    long[] planes = new long[codes.bits() * words];
    levels.pack(rotated, planes, words);
    MemorySegment.copy(
        planes, 0, codes.planes(), NodeCodes.LONG, (long) node * codes.stride(), planes.length);
    codes.factors().set(NodeCodes.FLOAT, (long) node * Float.BYTES, (float) levels.factor());
    int8.decode(node, workplace.bytes, vector);
    norms[node] = int8.dot(vector, node);
  }
}
