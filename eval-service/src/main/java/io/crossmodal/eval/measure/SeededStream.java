package io.crossmodal.eval.measure;

/**
 * SplitMix64 (Steele, Lea and Flood, 2014): a stream of random numbers that depends on its seed and
 * key alone, so that the order in which queries are worked on changes nothing.
 */
final class SeededStream {

  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  SeededStream(long seed, long key) {
    state = mix(mix(seed) + key * GAMMA);
  }

  /** Uniform in {@code 0..bound-1}; the bias is below bound / 2^63. */
  int below(int bound) {
    return (int) Math.unsignedMultiplyHigh(next(), bound);
  }

  private long next() {
    state += GAMMA;
    return mix(state);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
