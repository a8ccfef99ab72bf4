package io.crossmodal.cli.flow;

import com.google.protobuf.ByteString;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.encoder.v1.Video;

/** Videos as the encoder takes them, with its usual choice of frames. */
final class Videos {

  private Videos() {}

  static Input input(ByteString bytes) {
    return Input.newBuilder().setVideo(Video.newBuilder().setData(bytes)).build();
  }
}
