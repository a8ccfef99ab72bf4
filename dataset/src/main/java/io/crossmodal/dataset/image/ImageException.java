package io.crossmodal.dataset.image;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Says why bytes did not become a picture. */
public final class ImageException extends IOException {

  private static final long serialVersionUID = 1L;

  /** What is wrong with the bytes. */
  public enum Reason {
    EMPTY,
    /** More bytes than {@link ImageLimits#maxBytes()}. */
    TOO_LARGE,
    /** A wider, higher or larger picture than {@link ImageLimits} allow. */
    TOO_MANY_PIXELS,
    /** Not JPEG, PNG, WebP, GIF or BMP, or a variant of them that is not read. */
    UNSUPPORTED_FORMAT,
    /** Cut short or damaged. */
    CORRUPT
  }

  private final Reason reason;

  public ImageException(Reason reason, String message) {
    this(reason, message, null);
  }

  public ImageException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  static ImageException corrupt(ImageFormat format, String problem) {
    return new ImageException(Reason.CORRUPT, "%s image: %s".formatted(format, problem));
  }

  static ImageException unsupported(ImageFormat format, String variant) {
    return new ImageException(
        Reason.UNSUPPORTED_FORMAT, "%s image: %s is not supported".formatted(format, variant));
  }

  public Reason reason() {
    return reason;
  }
}
