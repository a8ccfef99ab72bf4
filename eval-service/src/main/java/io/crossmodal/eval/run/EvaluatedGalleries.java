package io.crossmodal.eval.run;

import io.crossmodal.eval.dataset.Modality;
import io.crossmodal.eval.dataset.Origin;
import io.crossmodal.eval.dataset.PairedVectors;
import io.crossmodal.eval.dataset.RetrievalDataset;
import io.crossmodal.eval.dataset.StoredItem;
import io.crossmodal.eval.plan.ViewSpec;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The galleries that an evaluation searches and the views it makes of them.
 *
 * <p>A dataset of a file gets a gallery for each of its dimensions that is needed, dropped in the
 * end; a stored gallery gets views beside those it has. Safe for use by several threads.
 */
public final class EvaluatedGalleries implements AutoCloseable {

  /** Values that a list of a payload holds. */
  private static final int MOST_IN_PAYLOAD = 1_024;

  private final IndexClient index;
  private final String evaluation;
  private final RetrievalDataset dataset;
  private final int shards;
  private final Footprint footprint;

  /**
   * Nothing is made yet.
   *
   * @param evaluation id of the evaluation, part of the names of what is made
   * @param shards of the galleries that are made, where a view does not say
   */
  public EvaluatedGalleries(
      IndexClient index, String evaluation, RetrievalDataset dataset, int shards) {
    this.index = index;
    this.evaluation = evaluation;
    this.dataset = dataset;
    this.shards = shards;
    this.footprint = new Footprint(index);
  }

  /** What the names of everything that an evaluation makes begin with. */
  public static String prefix(String evaluation) {
    return "eval-" + evaluation + "-";
  }

  /**
   * A gallery that must be there before views can be searched.
   *
   * @param dimension of its vectors
   * @param shards that they are spread over
   */
  public record Stored(int dimension, int shards) {}

  /** The galleries that must be stored before these views can be searched. */
  public List<Stored> toStore(List<ViewSpec> views) {
    return switch (dataset.origin()) {
      case Origin.File _ -> views.stream().map(this::stored).distinct().toList();
      case Origin.Gallery _ -> List.of();
    };
  }

  /** Stores the vectors of one dimension of a file in a gallery of their own. */
  public void store(Stored wanted) {
    if (!(dataset.origin() instanceof Origin.File file)) {
      throw new IllegalStateException("dataset %s is stored already".formatted(dataset.name()));
    }
    PairedVectors vectors = file.at(wanted.dimension());
    String gallery = gallery(wanted);
    footprint.createGallery(gallery, wanted.dimension(), wanted.shards());
    int written = index.upload(gallery, items(vectors));
    checkCount(gallery, written);
  }

  /** The view of these settings, made if it is not there. */
  public SearchedView view(ViewSettings wanted) {
    Stored stored = stored(wanted.spec());
    String gallery = gallery(stored);
    GalleryFacts facts = index.gallery(gallery);
    StoredView view =
        facts.views().stream()
            .filter(each -> each.holds(wanted, stored.dimension()))
            .findFirst()
            .orElseGet(
                () -> footprint.createView(gallery, prefix(evaluation) + wanted.name(), wanted));
    checkCount(gallery + " view " + view.name(), view.vectors());
    return new SearchedView(
        wanted.spec(), gallery, view.name(), facts.shards(), view.bytesPerVector(), view.bytes());
  }

  /** Drops a view if it was made here. */
  public void release(SearchedView view) {
    footprint.release(view.gallery(), view.view());
  }

  @Override
  public void close() {
    footprint.close();
  }

  private Stored stored(ViewSpec view) {
    int held =
        dataset.dimensions().contains(view.dimension())
            ? view.dimension()
            : dataset.nativeDimension();
    return new Stored(held, view.shards() == 0 ? shards : view.shards());
  }

  private String gallery(Stored stored) {
    return switch (dataset.origin()) {
      case Origin.File _ ->
          prefix(evaluation)
              + "d"
              + stored.dimension()
              + (stored.shards() == shards ? "" : "-s" + stored.shards());
      case Origin.Gallery gallery -> gallery.gallery();
    };
  }

  private void checkCount(String what, long vectors) {
    int expected = dataset.textIds().size() + dataset.imageIds().size();
    if (vectors < expected) {
      throw ServiceException.of(
          ErrorReason.UNREACHABLE, "%s: %d vectors (expected: %d)", what, vectors, expected);
    }
  }

  private Iterator<StoredItem> items(PairedVectors vectors) {
    Stream<StoredItem> images =
        IntStream.range(0, vectors.images().length)
            .mapToObj(row -> item(dataset.imageModality(), row, vectors.images()[row]));
    Stream<StoredItem> texts =
        IntStream.range(0, vectors.texts().length)
            .mapToObj(row -> item(Modality.TEXT, row, vectors.texts()[row]));
    return Stream.concat(images, texts).iterator();
  }

  private StoredItem item(Modality modality, int row, float[] vector) {
    if (modality != Modality.TEXT) {
      return new StoredItem(dataset.imageIds().get(row), modality, Map.of(), vector);
    }
    return new StoredItem(dataset.textIds().get(row), modality, relevant(row), vector);
  }

  /** What a text is about, so that the gallery tells it by itself, as far as a payload can. */
  private Map<String, Integer> relevant(int text) {
    int[] rows = dataset.labels().images()[text];
    Map<String, Integer> relevant = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(rows.length, MOST_IN_PAYLOAD); i++) {
      relevant.put(dataset.imageIds().get(rows[i]), dataset.labels().grades()[text][i]);
    }
    return relevant;
  }
}
