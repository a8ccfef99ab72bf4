package io.crossmodal.eval.dataset;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a dataset of a gallery's items, given one by one in the order of their ids.
 *
 * <p>A text belongs to the image or video that it names; one that names none, or one that is not
 * there, is a distractor. Vectors are hashed and not kept, but for a sample.
 */
public final class GalleryReader {

  private static final int SAMPLE = 10_000;

  private final String gallery;
  private final List<String> textIds = new ArrayList<>();
  private final List<@Nullable String> imageIdOfText = new ArrayList<>();
  private final Map<String, Integer> images = new HashMap<>();
  private final List<String> imageIds = new ArrayList<>();
  private final VectorSample textSample = new VectorSample(SAMPLE);
  private final VectorSample imageSample = new VectorSample(SAMPLE);
  private final DataHash hash = new DataHash();
  private boolean videosOnly = true;
  private int dimension;

  /** A reader of the gallery with this name. */
  public GalleryReader(String gallery) {
    this.gallery = gallery;
  }

  /** Takes the next item. */
  public void accept(StoredItem item) {
    hash.add(item.id());
    hash.add(item.vector());
    dimension = item.vector().length;
    switch (item.modality()) {
      case TEXT -> {
        textIds.add(item.id());
        imageIdOfText.add(item.imageId());
        hash.add(String.valueOf(item.imageId()));
        textSample.accept(item.vector());
      }
      case IMAGE, VIDEO -> {
        videosOnly &= item.modality() == Modality.VIDEO;
        images.put(item.id(), imageIds.size());
        imageIds.add(item.id());
        imageSample.accept(item.vector());
      }
    }
  }

  /**
   * The dataset of the items taken.
   *
   * @throws ServiceException if no text names an image that is there
   */
  public RetrievalDataset dataset() {
    int[] imageOfText =
        imageIdOfText.stream()
            .mapToInt(id -> id == null ? -1 : images.getOrDefault(id, -1))
            .toArray();
    RetrievalDataset dataset =
        new RetrievalDataset(
            gallery,
            videosOnly ? Modality.VIDEO : Modality.IMAGE,
            textIds,
            imageIds,
            imageOfText,
            new Origin.Gallery(
                gallery,
                Math.max(1, dimension),
                new PairedVectors(textSample.vectors(), imageSample.vectors()),
                hash.hex()));
    if (dataset.textsWithoutImage() == textIds.size()) {
      throw ServiceException.of(
          ErrorReason.INVALID_DATASET,
          "gallery %s: %d images and %d texts, none of which names one of the images"
              + " (expected: texts whose payload image_id is the id of an image)",
          gallery,
          imageIds.size(),
          textIds.size());
    }
    return dataset;
  }
}
