package io.crossmodal.index.graph;

/**
 * How a graph is built. The bytes depend on the vectors and these settings, but not on {@code
 * threads}.
 *
 * @param bits of a code that the walk reads, 1 or 2 times 512 for each 512 components of a vector
 *     or part of them; whether they are spent on all axes or on the leading ones is measured
 * @param lean leaves the int8 codes out: 200 instead of 716 bytes a vector of 512 components, for
 *     originals read more often
 * @param buildBeam width of the beam that finds a new node's neighbours, 8 to 1,024
 * @param threads that build, 1 to 256
 * @param seed of the rotation and the order of insertion
 */
public record GraphSettings(int bits, boolean lean, int buildBeam, int threads, long seed) {

  public GraphSettings {
    check("bits", bits, 1, 2);
    check("build_beam", buildBeam, 8, GraphEffort.MAX_BEAM);
    check("threads", threads, 1, 256);
  }

  /** One bit, with int8 codes, a beam of 64. */
  public static GraphSettings defaults(int threads, long seed) {
    return new GraphSettings(1, false, 64, threads, seed);
  }

  static void check(String field, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s: %d (expected: %d..%d)".formatted(field, value, min, max));
    }
  }
}
