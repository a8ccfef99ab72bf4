package io.crossmodal.eval.pipeline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one configuration in one direction; a measure whose cut-off the plan lacks is
 * null.
 *
 * @param experiment for example {@code dim_256_prec_int8_cand_100}
 * @param direction {@code text_to_image} or {@code image_to_text}
 * @param dimension components of a vector
 * @param precision for example {@code int8}
 * @param candidates items that each query was ranked among
 * @param recallAt1 R@1
 * @param recallAt10 R@10
 * @param reciprocalRank mean reciprocal rank
 * @param ndcgAt10 NDCG@10
 * @param chanceRecallAt10 R@10 of a random order
 * @param lift R@10 over chance
 * @param expectedRecallAt10 R@10 over all pools, without sampling
 * @param bytesPerVector of one encoded vector
 * @param p50 median time of a query
 * @param p95 95th percentile of it
 */
public record ConfigurationSummary(
    String experiment,
    String direction,
    int dimension,
    String precision,
    int candidates,
    @Nullable Estimate recallAt1,
    @Nullable Estimate recallAt10,
    @Nullable Estimate reciprocalRank,
    @Nullable Estimate ndcgAt10,
    double chanceRecallAt10,
    double lift,
    double expectedRecallAt10,
    double bytesPerVector,
    Duration p50,
    Duration p95) {}
