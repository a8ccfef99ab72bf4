package io.crossmodal.gateway.flow;

import com.google.protobuf.ByteString;
import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.EncodeResponse;
import io.crossmodal.encoder.v1.EncodeResult;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.encoder.v1.Model;
import io.crossmodal.encoder.v1.Priority;
import io.crossmodal.gateway.client.EncoderClient;
import io.crossmodal.gateway.client.RemotePictures;
import io.crossmodal.gateway.flow.EmbeddingsQuestion.Element;
import io.crossmodal.rpc.Embeddings;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import io.crossmodal.type.v1.ItemError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Embeds lists of any length, all or nothing: cut into requests that the encoder takes, and
 * shortened to the dimensions that are wanted.
 */
public final class EmbeddingsFlow {

  /** Bytes of inputs after which a request to the encoder is sent, half of what a message holds. */
  private static final long PIECE_BYTES = 32L << 20;

  private final EncoderClient encoder;
  private final RemotePictures pictures;

  public EmbeddingsFlow(EncoderClient encoder, RemotePictures pictures) {
    this.encoder = encoder;
    this.pictures = pictures;
  }

  /**
   * One embedding an element.
   *
   * @throws ServiceException what is wrong with the first element that is wrong, or with the model
   */
  public EmbeddingsAnswer embed(EmbeddingsQuestion question) {
    Model model = encoder.model(question.model());
    int dimension = model.getDimension();
    if (question.dimensions() > dimension) {
      throw ServiceException.field("dimensions", question.dimensions(), "1.." + dimension);
    }
    int wanted = question.dimensions() == 0 ? dimension : question.dimensions();
    Pieces pieces = new Pieces(model, wanted, question.elements().size());
    for (Element element : question.elements()) {
      pieces.add(input(element, "input[%d]".formatted(pieces.count()), model));
    }
    pieces.send();
    return new EmbeddingsAnswer(model.getName(), pieces.vectors, pieces.tokens);
  }

  private Input input(Element element, String field, Model model) {
    return switch (element) {
      case Element.Given given -> given.input();
      case Element.Remote remote -> {
        int most = (int) Math.min(model.getLimits().getMaxImageBytes(), PIECE_BYTES);
        byte[] bytes = pictures.fetch(field, remote.url(), most);
        yield Input.newBuilder().setImage(ByteString.copyFrom(bytes)).build();
      }
    };
  }

  private static float[] shortened(float[] vector, int dimensions) {
    if (dimensions >= vector.length) {
      return vector;
    }
    float[] head = Arrays.copyOf(vector, dimensions);
    double squares = 0;
    for (float component : head) {
      squares += (double) component * component;
    }
    double norm = Math.sqrt(squares);
    for (int i = 0; i < head.length && norm > 0; i++) {
      head[i] = (float) (head[i] / norm);
    }
    return head;
  }

  /** Gathers inputs into requests and embeddings out of answers. */
  private final class Pieces {

    private final Model model;
    private final int dimensions;
    private final Priority priority;
    private final List<float[]> vectors = new ArrayList<>();
    private EncodeRequest.Builder piece = EncodeRequest.newBuilder();
    private long bytes;
    private long tokens;

    Pieces(Model model, int dimensions, int all) {
      this.model = model;
      this.dimensions = dimensions;
      this.priority =
          all > model.getLimits().getMaxInputs() ? Priority.PRIORITY_BULK : Priority.PRIORITY_LIVE;
    }

    int count() {
      return vectors.size() + piece.getInputsCount();
    }

    void add(Input input) {
      long size = input.getSerializedSize();
      if (bytes + size > PIECE_BYTES
          || piece.getInputsCount() == model.getLimits().getMaxInputs()) {
        send();
      }
      piece.addInputs(input);
      bytes += size;
    }

    void send() {
      if (piece.getInputsCount() == 0) {
        return;
      }
      EncodeResponse response =
          encoder.encode(piece.setModel(model.getName()).setPriority(priority).build());
      if (!response.getModelVersion().equals(model.getVersion())) {
        throw ServiceException.of(
            ErrorReason.UNREACHABLE,
            "model %s: version %s (expected: %s; the model was exchanged, try again)",
            model.getName(),
            response.getModelVersion(),
            model.getVersion());
      }
      response.getResultsList().forEach(this::take);
      piece = EncodeRequest.newBuilder();
      bytes = 0;
    }

    private void take(EncodeResult result) {
      if (result.hasError()) {
        throw failure(result.getError(), vectors.size());
      }
      vectors.add(shortened(Embeddings.toArray(result.getEmbedding()), dimensions));
      tokens += result.getTokens();
    }
  }

  private static ServiceException failure(ItemError error, int position) {
    String message = "input[%d]: %s".formatted(position, error.getMessage());
    return new ServiceException(QueryEncoder.reason(error), message)
        .with("field", "input[" + position + "]");
  }
}
