package io.crossmodal.eval.dataset;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes a dataset of a gallery's items, given one by one in the order of their ids.
 *
 * <p>A text belongs to the images, videos or documents that it names; one that names none, or none
 * that is there, is a distractor. Vectors are hashed and not kept, but for a sample.
 */
public final class GalleryReader {

  private static final int SAMPLE = 10_000;

  private final String gallery;
  private final List<String> textIds = new ArrayList<>();
  private final List<Map<String, Integer>> relevantOfText = new ArrayList<>();
  private final Map<String, Integer> images = new HashMap<>();
  private final List<String> imageIds = new ArrayList<>();
  private final VectorSample textSample = new VectorSample(SAMPLE);
  private final VectorSample imageSample = new VectorSample(SAMPLE);
  private final DataHash hash = new DataHash();
  private final Set<Modality> sought = EnumSet.noneOf(Modality.class);
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
        relevantOfText.add(item.relevant());
        hash.add(item.relevant().toString());
        textSample.accept(item.vector());
      }
      case IMAGE, VIDEO, DOCUMENT -> {
        sought.add(item.modality());
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
    if (sought.contains(Modality.DOCUMENT) && sought.size() > 1) {
      throw ServiceException.of(
          ErrorReason.INVALID_DATASET,
          "gallery %s: %s (expected: pictures, or documents, that texts look for)",
          gallery,
          sought);
    }
    RetrievalDataset dataset =
        new RetrievalDataset(
            gallery,
            modality(),
            textIds,
            imageIds,
            labels(),
            new Origin.Gallery(
                gallery,
                Math.max(1, dimension),
                new PairedVectors(textSample.vectors(), imageSample.vectors()),
                hash.hex()));
    if (dataset.textsWithoutImage() == textIds.size()) {
      throw ServiceException.of(
          ErrorReason.INVALID_DATASET,
          "gallery %s: %d images or documents and %d texts, none of which names one of them"
              + " (expected: texts whose payload image_id or relevant_ids has the id of one)",
          gallery,
          imageIds.size(),
          textIds.size());
    }
    return dataset;
  }

  private Modality modality() {
    return sought.isEmpty() || sought.contains(Modality.IMAGE)
        ? Modality.IMAGE
        : sought.iterator().next();
  }

  private Labels labels() {
    int[][] rows = new int[relevantOfText.size()][];
    int[][] grades = new int[rows.length][];
    for (int text = 0; text < rows.length; text++) {
      SortedMap<Integer, Integer> found = new TreeMap<>();
      relevantOfText
          .get(text)
          .forEach(
              (id, grade) -> {
                Integer row = images.get(id);
                if (row != null && grade > 0) {
                  found.put(row, grade);
                }
              });
      rows[text] = found.keySet().stream().mapToInt(Integer::intValue).toArray();
      grades[text] = found.values().stream().mapToInt(Integer::intValue).toArray();
    }
    return new Labels(rows, grades);
  }
}
