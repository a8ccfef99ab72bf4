package io.crossmodal.cli.flow;

import io.crossmodal.dataset.TooLargeException;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.type.v1.ItemError;
import java.io.IOException;

/** What is said of a picture or video that never reached the encoder. */
final class UnreadableItem {

  private UnreadableItem() {}

  static ItemError error(String id, IOException cause) {
    boolean large = cause instanceof TooLargeException;
    return ItemError.newBuilder()
        .setItemId(id)
        .setReason((large ? ErrorReason.TOO_LARGE : ErrorReason.INVALID_IMAGE).name())
        .setMessage(large ? cause.getMessage() : "can't be read: " + cause.getMessage())
        .build();
  }
}
