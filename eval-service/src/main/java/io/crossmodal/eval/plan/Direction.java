package io.crossmodal.eval.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which modality asks and which one answers. */
public enum Direction {
  /** Captions search among images. */
  TEXT_TO_IMAGE("text_to_image", "text_to_video", "t2v"),
  /** Images search among captions. */
  IMAGE_TO_TEXT("image_to_text", "video_to_text", "v2t"),
  /** Texts search among documents. */
  TEXT_TO_TEXT("text_to_text", "text_to_text", "t2t");

  private final String key;
  private final String referenceKey;
  private final String column;

  Direction(String key, String referenceKey, String column) {
    this.key = key;
    this.referenceKey = referenceKey;
    this.column = column;
  }

  /** Its name in plans and on the wire, for example {@code text_to_image}. */
  public String key() {
    return key;
  }

  /** Its name in {@code experiment_results.json}, whose gallery is always called video. */
  public String referenceKey() {
    return referenceKey;
  }

  /** The prefix of its columns in {@code detailed_results.csv}. */
  public String column() {
    return column;
  }

  /** The direction of a name such as {@code text_to_image}, {@code text->image} or {@code t2v}. */
  static Optional<Direction> parse(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT).replace("->", "_to_").replace(" ", "");
    return List.of(values()).stream()
        .filter(d -> List.of(d.key, d.referenceKey, d.column).contains(name))
        .findFirst();
  }
}
