package io.crossmodal.index.graph;

/**
 * How much work a search does, for up to ten hits.
 *
 * @param beam estimated nodes that are kept and walked through, 8 to {@value #MAX_BEAM}
 * @param int8 of them that are scored by their int8 codes, 0 to beam; ignored by a lean graph
 * @param originals of those that are scored by the view itself, 1 to beam
 */
public record GraphEffort(int beam, int int8, int originals) {

  public static final int MAX_BEAM = 1 << 16;

  /** The hits that an effort is meant for. */
  static final int HITS = 10;

  public GraphEffort {
    GraphSettings.check("beam", beam, 8, MAX_BEAM);
    GraphSettings.check("int8", int8, 0, beam);
    GraphSettings.check("originals", originals, 1, beam);
  }

  /** This effort, or for more hits one that is larger by twice what they are more. */
  GraphEffort atLeast(int k) {
    if (k <= HITS) {
      return originals >= k ? this : new GraphEffort(Math.max(beam, k), int8, k);
    }
    int more = 2 * (k - HITS);
    int wider = Math.min(beam + more, MAX_BEAM);
    return new GraphEffort(
        wider, int8 == 0 ? 0 : Math.min(int8 + more, wider), Math.min(originals + more, wider));
  }
}
