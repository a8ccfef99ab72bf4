package io.crossmodal.dataset.image;

/**
 * A picture's file after its structure was checked and before any pixel was decoded.
 *
 * @param stream the bytes for the pixel decoder
 * @param orientation how to turn the decoded picture
 * @param colour how to make RGB of the decoded samples
 */
record Container(byte[] stream, Orientation orientation, Colour colour) {

  /** What decoded samples mean. */
  enum Colour {
    /** As the decoder's colour model says. */
    MODEL,
    /** Luma and chroma of 8 bits, which every decoder of JPEG makes the same RGB of. */
    YCC,
    /** Four inverted ink channels, as Adobe's programs store them. */
    CMYK,
    /** The same with the first three as luma and chroma. */
    YCCK
  }

  static Container plain(byte[] stream) {
    return new Container(stream, Orientation.UPRIGHT, Colour.MODEL);
  }
}
