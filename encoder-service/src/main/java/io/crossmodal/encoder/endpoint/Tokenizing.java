package io.crossmodal.encoder.endpoint;

import io.crossmodal.encoder.batch.LaneDirectory;
import io.crossmodal.encoder.batch.ModelLanes;
import io.crossmodal.encoder.v1.TokenizeRequest;
import io.crossmodal.encoder.v1.TokenizeResponse;
import io.crossmodal.encoder.v1.TokenizedText;
import io.crossmodal.rpc.ServiceException;
import java.util.Arrays;

/** Shows the tokens of texts. */
public record Tokenizing(LaneDirectory lanes, ServiceLimits limits) {

  TokenizeResponse tokenize(TokenizeRequest request) {
    limits.checkCount("texts", request.getTextsCount());
    ModelLanes model = lanes.of(limits.modelOr(request.getModel()));
    TokenizeResponse.Builder response = TokenizeResponse.newBuilder();
    for (int i = 0; i < request.getTextsCount(); i++) {
      response.addTexts(tokenize(model, i, request.getTexts(i)));
    }
    return response.build();
  }

  private static TokenizedText tokenize(ModelLanes model, int index, String text) {
    try {
      return toProto(model, model.tokenize(text));
    } catch (ServiceException e) {
      throw new ServiceException(e.reason(), "texts[%d]: %s".formatted(index, e.getMessage()), e);
    }
  }

  private static TokenizedText toProto(
      ModelLanes model, io.crossmodal.encoder.input.TokenizedText text) {
    TokenizedText.Builder message =
        TokenizedText.newBuilder()
            .addAllTokens(model.model().tokenizer().tokens(text))
            .setTruncated(text.truncated());
    Arrays.stream(text.ids()).forEach(id -> message.addIds((int) id));
    return message.build();
  }
}
