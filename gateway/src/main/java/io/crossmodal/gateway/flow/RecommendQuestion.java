package io.crossmodal.gateway.flow;

import io.crossmodal.index.v1.RecommendStrategy;
import io.crossmodal.index.v1.SearchParameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One search by examples.
 *
 * @param gallery name of the gallery; null for the default one
 * @param positives of what is wanted
 * @param negatives of what is not wanted
 * @param strategy how examples become a score
 * @param parameters what to search for
 */
public record RecommendQuestion(
    @Nullable String gallery,
    List<SearchInput> positives,
    List<SearchInput> negatives,
    RecommendStrategy strategy,
    SearchParameters parameters) {}
