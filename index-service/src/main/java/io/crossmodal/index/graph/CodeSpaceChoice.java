package io.crossmodal.index.graph;

import io.crossmodal.index.codec.BitQuery;
import io.crossmodal.index.codec.Fp32Codec;
import io.crossmodal.index.kernel.BitKernel;
import io.crossmodal.index.kernel.KernelProvider;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses between many axes at few bits and few axes at many, for codes of the same bytes: what
 * ranks the exact neighbours of a sample best. Vectors that lie near a subspace want fewer axes.
 */
final class CodeSpaceChoice {

  /** Sampled vectors, half to find the axes and half to measure with. */
  private static final int SAMPLE = 8_192;

  /** Vectors that the sample is taken from. */
  private static final int LOOKED_AT = 4 * SAMPLE;

  private static final int GROUPS = 256;
  private static final int FEWEST = 512;
  private static final int WIDEST = 2_048;
  private static final int QUERIES = 200;
  private static final int NEIGHBOURS = 10;
  private static final int SHORTLIST = 12;

  private final float[][] measured;
  private final float[][] fitted;
  private final int dimension;
  private final GraphSettings settings;

  /** Reads a sample of vectors in the order of insertion, which is random. */
  CodeSpaceChoice(GraphVectors vectors, int[] ordinals, GraphSettings settings) {
    this.dimension = vectors.dimension();
    this.settings = settings;
    List<float[]> sample = sample(vectors, ordinals);
    this.fitted = half(sample, 0);
    this.measured = half(sample, 1);
  }

  /** As many of each group, as far as the first ordinals have them. */
  private List<float[]> sample(GraphVectors vectors, int[] ordinals) {
    int[] taken = new int[GROUPS];
    int groups = 0;
    List<float[]> sample = new ArrayList<>();
    for (int i = 0; i < Math.min(LOOKED_AT, ordinals.length) && sample.size() < SAMPLE; i++) {
      int group = vectors.group(ordinals[i]);
      groups += taken[group] == 0 ? 1 : 0;
      if (taken[group] < SAMPLE / groups) {
        taken[group]++;
        float[] vector = new float[dimension];
        vectors.read(ordinals[i], vector);
        sample.add(vector);
      }
    }
    return sample;
  }

  private static float[][] half(List<float[]> sample, int from) {
    float[][] half = new float[(sample.size() + 1 - from) / 2][];
    for (int i = 0; i < half.length; i++) {
      half[i] = sample.get(2 * i + from);
    }
    return half;
  }

  CodeSpace choose(ParallelRange<BuildWorkplace> threads, Arena arena) {
    List<CodeSpace> spaces = new ArrayList<>();
    int registers = (dimension + CodeSpace.REGISTER - 1) / CodeSpace.REGISTER;
    int longs = 8 * registers * settings.bits();
    boolean all = fitted.length < FEWEST || dimension > WIDEST;
    MemorySegment axes = MemorySegment.NULL;
    for (int bits = settings.bits(); bits <= 4; bits *= 2) {
      int words = longs / bits;
      int leading = CodeSpace.leading(dimension, words);
      if (leading < dimension && !all) {
        if (axes.byteSize() == 0) {
          axes =
              new PrincipalAxes(fitted, dimension, threads)
                  .leading(leading, settings.seed(), arena);
        }
        MemorySegment first = axes.asSlice(0, (long) leading * dimension * Float.BYTES);
        spaces.add(CodeSpace.of(dimension, bits, words, first, settings.seed()));
      } else if (leading == dimension) {
        spaces.add(CodeSpace.of(dimension, bits, words, MemorySegment.NULL, settings.seed()));
      }
    }
    return all || spaces.size() == 1 ? spaces.getLast() : best(spaces, threads);
  }

  private CodeSpace best(List<CodeSpace> spaces, ParallelRange<BuildWorkplace> threads) {
    int[][] exact = new int[Math.min(QUERIES, measured.length)][];
    try (Arena arena = Arena.ofShared()) {
      MemorySegment rows = rows(arena);
      threads.run(0, exact.length, (workplace, i) -> exact[i] = best(exact(i, rows), NEIGHBOURS));
    }
    CodeSpace best = spaces.getFirst();
    int most = -1;
    for (CodeSpace space : spaces) {
      int found = found(space, exact, threads);
      if (found > most) {
        most = found;
        best = space;
      }
    }
    return best;
  }

  /** Outside of the heap, as all rows are: kernels that met both kinds would be slower for good. */
  private MemorySegment rows(Arena arena) {
    Fp32Codec codec = new Fp32Codec(dimension);
    MemorySegment rows = arena.allocate((long) codec.bytesPerVector() * measured.length, 64);
    for (int i = 0; i < measured.length; i++) {
      codec.encode(measured[i], rows, (long) codec.bytesPerVector() * i);
    }
    return rows;
  }

  private float[] exact(int query, MemorySegment rows) {
    float[] scores = new float[measured.length];
    new Fp32Codec(dimension).scorer(measured[query]).score(rows, 0, scores.length, scores);
    return scores;
  }

  /** How many of the exact neighbours are on the shortlists by estimates. */
  private int found(CodeSpace space, int[][] exact, ParallelRange<BuildWorkplace> threads) {
    try (Arena arena = Arena.ofShared()) {
      int count = measured.length;
      MemorySegment planes = arena.allocate((long) count * space.stride(), 64);
      float[] factors = new float[count];
      threads.run(
          0,
          count,
          (workplace, i) ->
              factors[i] = space.encode(measured[i], planes, (long) i * space.stride()));
      int[] found = new int[exact.length];
      threads.run(
          0,
          exact.length,
          (workplace, i) -> {
            int[] shortlist = best(estimates(space, measured[i], planes, factors), SHORTLIST);
            for (int neighbour : exact[i]) {
              found[i] += Arrays.stream(shortlist).anyMatch(item -> item == neighbour) ? 1 : 0;
            }
          });
      return Arrays.stream(found).sum();
    }
  }

  private static float[] estimates(
      CodeSpace space, float[] vector, MemorySegment planes, float[] factors) {
    BitQuery query = space.round(vector);
    int[] products = new int[factors.length];
    BitKernel kernel = KernelProvider.kernels().bits();
    kernel.dots(
        query.planes(), space.shifts(), planes, 0, space.stride(), products.length, products);
    float[] estimates = new float[products.length];
    for (int i = 0; i < estimates.length; i++) {
      estimates[i] = space.estimate(query, products[i], factors[i]);
    }
    return estimates;
  }

  private static int[] best(float[] scores, int k) {
    long[] keys = new long[scores.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = Beam.key(scores[i], i);
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).limit(k).mapToInt(Beam::node).toArray();
  }
}
