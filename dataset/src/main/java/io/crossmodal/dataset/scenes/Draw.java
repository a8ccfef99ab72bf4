package io.crossmodal.dataset.scenes;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random draws that are the same for a seed on every machine. */
final class Draw {

  private static final RandomGeneratorFactory<RandomGenerator> ALGORITHM =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private final RandomGenerator random;

  Draw(long seed) {
    random = ALGORITHM.create(seed);
  }

  <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  <T> T oneOf(T[] values) {
    return values[random.nextInt(values.length)];
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Uniform in {@code -spread..spread}. */
  double around(double spread) {
    return (2 * random.nextDouble() - 1) * spread;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  long seed() {
    return random.nextLong();
  }
}
