package io.crossmodal.gateway.flow;

import io.crossmodal.index.v1.SearchResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one search found.
 *
 * @param gallery name of the gallery that was searched
 * @param response the index service's answer
 * @param encoding how the query was encoded; null if it needed no encoding
 * @param search time of the call to the index service
 * @param total time of the whole flow
 */
public record SearchAnswer(
    String gallery,
    SearchResponse response,
    @Nullable Encoding encoding,
    Duration search,
    Duration total) {}
