package io.crossmodal.cli.flow;

import io.crossmodal.dataset.CaptionDataset;
import io.crossmodal.dataset.CaptionedImage;
import io.crossmodal.dataset.VideoName;
import io.crossmodal.encoder.v1.Limits;
import io.crossmodal.encoder.v1.Model;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A picture or a caption of a dataset, not yet read.
 *
 * @param image the picture, or the one that the caption is of
 * @param caption number of the caption; negative for the picture itself
 */
record ImportSource(CaptionedImage image, int caption) {

  /**
   * Pictures, videos and captions apart, since a batch of one kind fills the device better, and
   * captions by length, so that a device batch pads little; only those that the model takes, since
   * a model may be of texts or of pictures alone.
   */
  static List<List<ImportSource>> batches(CaptionDataset dataset, Model model, int size) {
    List<ImportSource> pictures = new ArrayList<>();
    List<List<ImportSource>> videos = new ArrayList<>();
    List<ImportSource> captions = new ArrayList<>();
    for (CaptionedImage image : dataset.images()) {
      if (model.getImageSide() > 0) {
        ImportSource source = new ImportSource(image, -1);
        if (VideoName.mediaType(image.imageId()).isPresent()) {
          videos.add(List.of(source)); // one may be as large as a message
        } else {
          pictures.add(source);
        }
      }
      for (int i = 0; i < image.captions().size() && model.getMaxTokens() > 0; i++) {
        captions.add(new ImportSource(image, i));
      }
    }
    captions.sort(Comparator.comparingInt(source -> source.text().length()));
    List<List<ImportSource>> batches = new ArrayList<>(videos);
    for (List<ImportSource> kind : List.of(pictures, captions)) {
      for (int i = 0; i < kind.size(); i += size) {
        batches.add(kind.subList(i, Math.min(kind.size(), i + size)));
      }
    }
    return batches;
  }

  /** Reads it; a caption never fails. */
  PendingItem open(Limits limits) throws IOException {
    return caption < 0 ? PendingItem.read(image, limits) : PendingItem.Caption.of(image, caption);
  }

  private String text() {
    return image.captions().get(caption);
  }
}
