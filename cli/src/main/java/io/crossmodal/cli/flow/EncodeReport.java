package io.crossmodal.cli.flow;

import io.crossmodal.type.v1.ItemError;
import java.time.Duration;
import java.util.List;

/**
 * What encoding came to.
 *
 * @param ids of the rows, in the order of the sources
 * @param vectors one row each
 * @param truncated texts that had more tokens than the model sees
 * @param errors of the sources that have no row
 */
public record EncodeReport(
    String model,
    String version,
    List<String> ids,
    float[][] vectors,
    int truncated,
    List<ItemError> errors,
    Duration elapsed) {}
