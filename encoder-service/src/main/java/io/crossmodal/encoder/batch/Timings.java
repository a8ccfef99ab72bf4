package io.crossmodal.encoder.batch;

import java.time.Duration;

/**
 * Where the time of one request went.
 *
 * @param queue from arrival until its first device batch began; until the answer if none did
 * @param prepare decoding and tokenizing, the sum over its inputs
 * @param device the sum over the device batches that it was part of
 * @param largestBatch inputs of the largest of them, those of other requests included; 0 if none
 */
public record Timings(Duration queue, Duration prepare, Duration device, int largestBatch) {}
