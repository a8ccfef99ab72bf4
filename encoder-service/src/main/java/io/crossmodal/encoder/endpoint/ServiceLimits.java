package io.crossmodal.encoder.endpoint;

import io.crossmodal.encoder.batch.InputLimits;
import io.crossmodal.encoder.v1.Limits;
import io.crossmodal.rpc.ServiceException;

/**
 * What a request may hold, and which model it means when it names none.
 *
 * @param maxInputs inputs of one request
 * @param streamWindow batches of one stream that are taken before the first is answered
 */
public record ServiceLimits(
    String defaultModel, int maxInputs, int streamWindow, InputLimits input) {

  String modelOr(String named) {
    return named.isEmpty() ? defaultModel : named;
  }

  void checkCount(String field, int count) {
    if (count < 1 || count > maxInputs) {
      throw ServiceException.field(field, count + " elements", "1.." + maxInputs);
    }
  }

  Limits toProto() {
    return Limits.newBuilder()
        .setMaxInputs(maxInputs)
        .setMaxImageBytes(input.image().maxBytes())
        .setMaxImagePixels(input.image().maxPixels())
        .setMaxTextCharacters(input.maxTextCharacters())
        .setMaxVideoBytes(input.video().maxBytes())
        .setMaxVideoDuration(EncodeAnswers.toProto(input.video().maxDuration()))
        .setMaxVideoFrames(input.video().maxFrames())
        .build();
  }
}
