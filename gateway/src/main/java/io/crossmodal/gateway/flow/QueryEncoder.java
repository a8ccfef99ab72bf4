package io.crossmodal.gateway.flow;

import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.EncodeResponse;
import io.crossmodal.encoder.v1.EncodeResult;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.encoder.v1.Priority;
import io.crossmodal.gateway.client.EncoderClient;
import io.crossmodal.index.v1.GallerySettings;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import io.crossmodal.type.v1.ItemError;
import java.time.Duration;
import java.util.Arrays;

/** Encodes a query with the model that made the gallery's vectors. */
public final class QueryEncoder {

  private final EncoderClient encoder;

  public QueryEncoder(EncoderClient encoder) {
    this.encoder = encoder;
  }

  /**
   * The input as a vector of the gallery's space.
   *
   * @throws ServiceException what the encoder says of the input, or FAILED_PRECONDITION if the
   *     model is no longer the one that made the gallery
   */
  public Encoding encode(Input input, GallerySettings gallery) {
    long start = System.nanoTime();
    EncodeRequest request =
        EncodeRequest.newBuilder()
            .setModel(gallery.getModel())
            .addInputs(input)
            .setPriority(Priority.PRIORITY_LIVE)
            .build();
    EncodeResponse response = encoder.encode(request);
    checkVersion(gallery, response);
    EncodeResult result = response.getResults(0);
    if (result.hasError()) {
      throw failure(result.getError());
    }
    return new Encoding(
        result.getEmbedding(),
        result.getTruncated(),
        response.getModel(),
        response.getModelVersion(),
        response.getTimings(),
        Duration.ofNanos(System.nanoTime() - start));
  }

  /** Vectors of two versions of a model lie in two spaces: scores between them mean nothing. */
  static void checkVersion(GallerySettings gallery, EncodeResponse response) {
    String made = gallery.getModelVersion();
    if (!made.isEmpty() && !made.equals(response.getModelVersion())) {
      throw ServiceException.of(
          ErrorReason.FAILED_PRECONDITION,
          "model %s: version %s (expected: %s, which made the vectors of gallery %s; import it again)",
          response.getModel(),
          response.getModelVersion(),
          made,
          gallery.getName());
    }
  }

  private static ServiceException failure(ItemError error) {
    return new ServiceException(reason(error), error.getMessage());
  }

  /** The reason that the encoder gave, or INTERNAL for one that is not known here. */
  static ErrorReason reason(ItemError error) {
    return Arrays.stream(ErrorReason.values())
        .filter(reason -> reason.name().equals(error.getReason()))
        .findFirst()
        .orElse(ErrorReason.INTERNAL);
  }
}
