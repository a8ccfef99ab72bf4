package io.crossmodal.index.graph;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** What one search works with. */
final class SearchWorkplace {

  private final Walk walk = new Walk();
  private final Beam best = new Beam();
  private final MissedHits missed = new MissedHits();
  private int[] nodes = {};
  private int[] ordinals = {};
  private float[] scores = {};
  private long[] keys = {};
  private int found;

  Walk walk() {
    return walk;
  }

  /** Collects the accepted nodes of the walk's beam, best first; returns how many. */
  int accept(int[] ordinalOf, IntPredicate filter) {
    Beam beam = walk.beam();
    if (nodes.length < beam.length()) {
      nodes = new int[beam.length()];
      ordinals = new int[beam.length()];
      scores = new float[beam.length()];
      keys = new long[beam.length()];
    }
    missed.reset(beam.length());
    found = 0;
    for (int place = 0; beam.holds(place); place++) {
      int node = beam.nodeAt(place);
      if (filter.test(ordinalOf[node])) {
        missed.estimated(beam.scoreAt(place));
        nodes[found++] = node;
      }
    }
    return found;
  }

  /** Ranks what {@link #accept} collected. */
  GraphHits rank(
      Graph graph,
      float[] prepared,
      int k,
      GraphEffort effort,
      Rescorer originals,
      int visited,
      int estimated,
      boolean exhausted) {
    int reranked = 0;
    int left = Math.min(found, effort.originals());
    if (!graph.lean() && effort.int8() > left) {
      int rows = Math.min(found, effort.int8());
      byInt8(graph.int8(), prepared, rows, left);
      reranked = rows;
    }
    int[] ordinalOf = graph.ordinals();
    for (int i = 0; i < left; i++) {
      ordinals[i] = ordinalOf[nodes[i]];
    }
    originals.score(ordinals, left, scores);
    return hits(Math.min(k, left), left, visited, estimated, reranked + left, exhausted);
  }

  /** Moves the {@code left} best by int8 codes of the first {@code rows} nodes to the front. */
  private void byInt8(Int8Rows int8, float[] prepared, int rows, int left) {
    int8.prefetch(nodes, rows);
    best.reset(left);
    for (int i = 0; i < rows; i++) {
      float score = int8.dot(prepared, nodes[i]);
      missed.scored(score);
      keys[i] = Beam.key(score, nodes[i]);
    }
    best.put(keys, rows);
    for (int i = 0; i < left; i++) {
      nodes[i] = best.nodeAt(i);
      missed.chosen(i, best.scoreAt(i));
    }
  }

  private GraphHits hits(
      int k, int scored, int visited, int estimated, int reranked, boolean exhausted) {
    for (int i = 0; i < scored; i++) {
      keys[i] = Beam.key(scores[i], ordinals[i]);
    }
    Arrays.sort(keys, 0, scored);
    int[] hitOrdinals = new int[k];
    float[] hitScores = new float[k];
    for (int i = 0; i < k; i++) {
      hitOrdinals[i] = Beam.node(keys[i]);
      hitScores[i] = Beam.score(keys[i]);
    }
    double better = k == 0 ? 0 : missed.expected(scores, scored, hitScores[k - 1]);
    return new GraphHits(hitOrdinals, hitScores, visited, estimated, reranked, better, exhausted);
  }
}
