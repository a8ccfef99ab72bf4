package io.crossmodal.index.graph;

/** What one thread of a build works with. */
final class BuildWorkplace {

  final float[] vector;
  final float[] other;
  final byte[] bytes;
  final Walk walk = new Walk();
  final NearNodes near;
  final int[] chosen;

  BuildWorkplace(int dimension, int slots) {
    vector = new float[dimension];
    other = new float[dimension];
    bytes = new byte[dimension];
    near = new NearNodes();
    chosen = new int[slots];
  }
}
