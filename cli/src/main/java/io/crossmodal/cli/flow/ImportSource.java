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

/** One item of a dataset, not yet read. */
interface ImportSource {

  /** What messages call it. */
  String id();

  /** Reads it; a text never fails. */
  PendingItem open(Limits limits) throws IOException;

  /**
   * A picture or a caption of a dataset.
   *
   * @param image the picture, or the one that the caption is of
   * @param caption number of the caption; negative for the picture itself
   */
  record Captioned(CaptionedImage image, int caption) implements ImportSource {

    @Override
    public String id() {
      return image.imageId();
    }

    @Override
    public PendingItem open(Limits limits) throws IOException {
      return caption < 0 ? PendingItem.read(image, limits) : PendingItem.Caption.of(image, caption);
    }

    private int characters() {
      return image.captions().get(caption).length();
    }
  }

  /**
   * Pictures, videos and captions apart, since a batch of one kind fills the device better, and
   * captions by length, so that a device batch pads little; only those that the model takes, since
   * a model may be of texts or of pictures alone.
   */
  static List<List<ImportSource>> batches(CaptionDataset dataset, Model model, int size) {
    List<ImportSource> pictures = new ArrayList<>();
    List<List<ImportSource>> videos = new ArrayList<>();
    List<Captioned> captions = new ArrayList<>();
    for (CaptionedImage image : dataset.images()) {
      if (model.getImageSide() > 0) {
        ImportSource source = new Captioned(image, -1);
        if (VideoName.mediaType(image.imageId()).isPresent()) {
          videos.add(List.of(source)); // one may be as large as a message
        } else {
          pictures.add(source);
        }
      }
      for (int i = 0; i < image.captions().size() && model.getMaxTokens() > 0; i++) {
        captions.add(new Captioned(image, i));
      }
    }
    captions.sort(Comparator.comparingInt(Captioned::characters));
    List<List<ImportSource>> batches = new ArrayList<>(videos);
    batches.addAll(batches(pictures, size));
    batches.addAll(batches(captions, size));
    return batches;
  }

  /** Parts of at most so many, in their order. */
  static List<List<ImportSource>> batches(List<? extends ImportSource> sources, int size) {
    List<List<ImportSource>> batches = new ArrayList<>();
    for (int i = 0; i < sources.size(); i += size) {
      batches.add(List.copyOf(sources.subList(i, Math.min(sources.size(), i + size))));
    }
    return batches;
  }
}
