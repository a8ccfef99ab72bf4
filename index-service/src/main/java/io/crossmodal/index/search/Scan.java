package io.crossmodal.index.search;

import java.util.List;

/**
 * What a search over codes found.
 *
 * @param hits best first
 * @param scored items that were scored
 * @param complete false if it was ended before all of them were
 * @param plan what was done in the end, also where another way was tried first
 */
public record Scan(List<Hit> hits, int scored, boolean complete, SearchPlan plan) {}
