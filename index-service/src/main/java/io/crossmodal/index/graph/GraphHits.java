package io.crossmodal.index.graph;

/**
 * The best items that a search found, score descending, then ordinal ascending.
 *
 * @param ordinals of at most {@code k} accepted items
 * @param scores theirs, from the {@link Rescorer}
 * @param visited nodes whose neighbours were looked at
 * @param estimated nodes whose score was estimated from their bits
 * @param reranked nodes scored by their int8 codes or by the view
 * @param missed how many better ones are expected to have been kept from the hits by their codes,
 *     as far as this search tells
 * @param exhausted whether the widest beam held fewer accepted nodes than the effort's beam: the
 *     filter leaves too few for a walk, and a scan of what it accepts is wanted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record GraphHits(
    int[] ordinals,
    float[] scores,
    int visited,
    int estimated,
    int reranked,
    double missed,
    boolean exhausted) {}
