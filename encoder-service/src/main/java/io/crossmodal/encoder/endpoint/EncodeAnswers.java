package io.crossmodal.encoder.endpoint;

import com.google.protobuf.Duration;
import io.crossmodal.encoder.batch.EncodeAnswer;
import io.crossmodal.encoder.batch.FrameVector;
import io.crossmodal.encoder.batch.Outcome;
import io.crossmodal.encoder.batch.Timings;
import io.crossmodal.encoder.v1.EncodeResponse;
import io.crossmodal.encoder.v1.EncodeResult;
import io.crossmodal.encoder.v1.EncodeTimings;
import io.crossmodal.encoder.v1.FrameEmbedding;
import io.crossmodal.rpc.Embeddings;
import io.crossmodal.type.v1.ItemError;

/** Answers of the batcher as messages. */
final class EncodeAnswers {

  private EncodeAnswers() {}

  static EncodeResponse toProto(EncodeAnswer answer, String model, String version) {
    EncodeResponse.Builder response =
        EncodeResponse.newBuilder()
            .setModel(model)
            .setModelVersion(version)
            .setTimings(toProto(answer.timings()));
    for (Outcome outcome : answer.outcomes()) {
      response.addResults(toProto(outcome, response.getResultsCount()));
    }
    return response.build();
  }

  private static EncodeResult toProto(Outcome outcome, int index) {
    return switch (outcome) {
      case Outcome.Embedded embedded ->
          EncodeResult.newBuilder()
              .setEmbedding(Embeddings.toVector(embedded.vector()))
              .setTruncated(embedded.truncated())
              .setTokens(embedded.tokens())
              .setCached(embedded.cached())
              .addAllFrames(embedded.frames().stream().map(EncodeAnswers::toProto).toList())
              .build();
      case Outcome.Failed failed ->
          EncodeResult.newBuilder()
              .setError(
                  ItemError.newBuilder()
                      .setIndex(index)
                      .setReason(failed.reason().name())
                      .setMessage(failed.message()))
              .build();
    };
  }

  private static FrameEmbedding toProto(FrameVector frame) {
    return FrameEmbedding.newBuilder()
        .setAt(toProto(frame.at()))
        .setEmbedding(Embeddings.toVector(frame.vector()))
        .build();
  }

  private static EncodeTimings toProto(Timings timings) {
    return EncodeTimings.newBuilder()
        .setQueue(toProto(timings.queue()))
        .setPrepare(toProto(timings.prepare()))
        .setDevice(toProto(timings.device()))
        .setLargestBatch(timings.largestBatch())
        .build();
  }

  static Duration toProto(java.time.Duration duration) {
    return Duration.newBuilder()
        .setSeconds(duration.getSeconds())
        .setNanos(duration.getNano())
        .build();
  }
}
