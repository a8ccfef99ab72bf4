package io.crossmodal.dataset.image;

import static org.bytedeco.leptonica.global.leptonica.L_SEVERITY_NONE;
import static org.bytedeco.leptonica.global.leptonica.pixDestroy;
import static org.bytedeco.leptonica.global.leptonica.pixGetData;
import static org.bytedeco.leptonica.global.leptonica.pixGetDepth;
import static org.bytedeco.leptonica.global.leptonica.pixGetHeight;
import static org.bytedeco.leptonica.global.leptonica.pixGetWidth;
import static org.bytedeco.leptonica.global.leptonica.pixGetWpl;
import static org.bytedeco.leptonica.global.leptonica.pixReadMemJpeg;
import static org.bytedeco.leptonica.global.leptonica.setMsgSeverity;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Optional;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.leptonica.PIX;
import org.bytedeco.leptonica.global.leptonica;
import org.jspecify.annotations.Nullable;

/**
 * libjpeg-turbo, as Leptonica brings it: what Pillow decodes with too, and faster than the
 * platform's reader.
 *
 * <p>It is there for some platforms and not for others, and it takes sound files alone: whatever it
 * as much as warns of is left to the platform's reader, which says what is wrong.
 */
public final class LibJpeg {

  private static final int ALPHA_BITS = 8;

  private static final @Nullable String PROBLEM = load();

  private LibJpeg() {}

  /** Why it is not used on this machine; empty if it is. */
  public static Optional<String> problem() {
    return Optional.ofNullable(PROBLEM);
  }

  /**
   * The stored pixels as TYPE_INT_RGB; null if it can't or won't decode them.
   *
   * @param stream a JPEG of three channels whose size was checked
   */
  static @Nullable BufferedImage decode(byte[] stream) {
    if (PROBLEM != null) {
      return null;
    }
    PIX picture = pixReadMemJpeg(stream, stream.length, 0, 1, (int[]) null, 0);
    if (picture == null || picture.isNull()) {
      return null;
    }
    try {
      return pixGetDepth(picture) == Integer.SIZE ? rgb(picture) : null;
    } finally {
      pixDestroy(picture);
    }
  }

  /** Leptonica's words are red, green, blue and alpha from the highest byte down. */
  private static BufferedImage rgb(PIX picture) {
    int width = pixGetWidth(picture);
    int height = pixGetHeight(picture);
    if (pixGetWpl(picture) != width) {
      throw new IllegalStateException(
          "words a line: %d (expected: %d)".formatted(pixGetWpl(picture), width));
    }
    BufferedImage rgb = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) rgb.getRaster().getDataBuffer()).getData();
    IntPointer words = pixGetData(picture);
    words.get(pixels, 0, pixels.length);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] >>>= ALPHA_BITS;
    }
    return rgb;
  }

  private static @Nullable String load() {
    try {
      Loader.load(leptonica.class);
      setMsgSeverity(L_SEVERITY_NONE);
      return null;
    } catch (LinkageError e) {
      return String.valueOf(e.getMessage());
    }
  }
}
