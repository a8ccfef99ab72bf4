package io.crossmodal.encoder.batch;

import io.crossmodal.encoder.video.FrameSampling;

/**
 * A video to encode.
 *
 * @param encoded the file; not copied
 * @param sampling which frames are looked at
 * @param eachFrame true if the embeddings of the frames are wanted too
 */
public record VideoClip(byte[] encoded, FrameSampling sampling, boolean eachFrame) {}
