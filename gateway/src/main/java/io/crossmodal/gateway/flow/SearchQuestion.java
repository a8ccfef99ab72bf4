package io.crossmodal.gateway.flow;

import io.crossmodal.index.v1.SearchParameters;
import org.jspecify.annotations.Nullable;

/**
 * One search.
 *
 * @param gallery name of the gallery; null for the default one
 * @param input what to search with
 * @param parameters what to search for
 */
public record SearchQuestion(
    @Nullable String gallery, SearchInput input, SearchParameters parameters) {}
