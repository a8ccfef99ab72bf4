/** Frames of videos, by FFmpeg and within limits. */
@NullMarked
package io.crossmodal.encoder.video;

import org.jspecify.annotations.NullMarked;
