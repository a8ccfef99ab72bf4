package io.crossmodal.gateway.flow;

import io.crossmodal.encoder.v1.EncodeTimings;
import io.crossmodal.type.v1.Vector;
import java.time.Duration;

/**
 * One input, encoded.
 *
 * @param vector its embedding
 * @param truncated true if the text had more tokens than the model sees
 * @param model name of the model
 * @param modelVersion version of the model
 * @param timings times inside the encoder service
 * @param elapsed time of the call to it
 */
public record Encoding(
    Vector vector,
    boolean truncated,
    String model,
    String modelVersion,
    EncodeTimings timings,
    Duration elapsed) {}
