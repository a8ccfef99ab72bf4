package io.crossmodal.eval.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * A switch of the view that a gallery serves.
 *
 * @param gallery its name
 * @param view that serves now
 * @param previous that served before
 * @param live what the view finds on the live vectors; null if it was only taken back
 */
public record Promotion(String gallery, String view, String previous, @Nullable LiveOverlap live) {}
