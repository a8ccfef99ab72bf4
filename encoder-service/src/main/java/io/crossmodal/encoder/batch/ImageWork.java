package io.crossmodal.encoder.batch;

import io.crossmodal.dataset.image.ImageDecoder;
import io.crossmodal.dataset.image.ImageException;
import io.crossmodal.encoder.input.ImageResizer;
import io.crossmodal.encoder.input.ImageTensor;
import io.crossmodal.encoder.model.DualEncoder;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ErrorStatus;
import io.crossmodal.rpc.ServiceException;
import java.util.List;

/** Encoded pictures to embeddings. */
record ImageWork(DualEncoder model, ImageDecoder decoder) implements Work<byte[], ImageTensor> {

  @Override
  public Prepared<ImageTensor> prepare(byte[] encoded) {
    ImageResizer resizer = model.resizer();
    try {
      ImageTensor tensor = resizer.resize(decoder.decode(encoded));
      return new Prepared<>(tensor, tensor.side() * tensor.side(), 0, false);
    } catch (ImageException e) {
      throw new ServiceException(reason(e.reason()), ErrorStatus.message(e), e);
    }
  }

  @Override
  public List<Encoded> encode(List<ImageTensor> batch) {
    return Encoded.whole(model.encodeImages(batch));
  }

  private static ErrorReason reason(ImageException.Reason reason) {
    return switch (reason) {
      case TOO_LARGE, TOO_MANY_PIXELS -> ErrorReason.TOO_LARGE;
      case EMPTY, UNSUPPORTED_FORMAT, CORRUPT -> ErrorReason.INVALID_IMAGE;
    };
  }
}
