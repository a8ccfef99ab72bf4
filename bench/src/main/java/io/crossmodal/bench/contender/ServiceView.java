package io.crossmodal.bench.contender;

import io.crossmodal.bench.race.Contender;
import io.crossmodal.index.cluster.Found;
import io.crossmodal.index.cluster.Query;
import io.crossmodal.index.cluster.SearchAnswer;
import io.crossmodal.index.cluster.SearchParameters;
import io.crossmodal.index.cluster.ViewCoordinator.ViewOf;
import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.shard.ItemParts;
import io.crossmodal.index.shard.Selection;
import io.crossmodal.index.shard.ViewStatus;
import io.crossmodal.index.v1.Precision;
import io.crossmodal.index.v1.ViewSettings;
import java.util.List;
import java.util.Locale;

/**
 * One view of a gallery, searched as the service's endpoints search it: a query a call through the
 * search coordinator, on the caller's thread.
 */
public final class ServiceView implements Contender {

  private static final String EXHAUSTIVE = "all";

  private final ServiceGallery gallery;
  private final ViewSettings settings;
  private final int k;
  private final Build build;

  private ServiceView(ServiceGallery gallery, ViewSettings settings, int k, Build build) {
    this.gallery = gallery;
    this.settings = settings;
    this.k = k;
    this.build = build;
  }

  /** Builds a flat view of a precision over the gallery's items. */
  public static ServiceView flat(ServiceGallery gallery, Precision precision, int k) {
    ViewSettings settings =
        ViewSettings.newBuilder().setName(flatName(precision)).setPrecision(precision).build();
    return create(gallery, settings, k);
  }

  /** Builds the view that a gallery in service would have. */
  public static ServiceView served(ServiceGallery gallery, int k) {
    return flat(gallery, Precision.PRECISION_INT8, k);
  }

  private static ServiceView create(ServiceGallery gallery, ViewSettings settings, int k) {
    long start = System.nanoTime();
    ViewOf view =
        gallery
            .cluster()
            .views()
            .create(ServiceGallery.NAME, settings, false, ServiceGallery.deadline());
    double seconds = (System.nanoTime() - start) / 1e9;
    return new ServiceView(
        gallery, settings, k, new Build(seconds, bytesPerVector(view), "codes in memory"));
  }

  private static double bytesPerVector(ViewOf view) {
    ViewStatus status =
        view.gallery().shards().values().stream()
            .flatMap(shard -> shard.views().stream())
            .filter(one -> one.name().equals(view.view().getName()))
            .findFirst()
            .orElseThrow();
    return (double) status.bytes() / Math.max(1, status.vectors());
  }

  /** What the flat view of a precision is called. */
  public static String flatName(Precision precision) {
    return "flat-" + precision.name().replace("PRECISION_", "").toLowerCase(Locale.ROOT);
  }

  @Override
  public String name() {
    return "crossmodal " + settings.getName();
  }

  @Override
  public boolean isPeer() {
    return false;
  }

  @Override
  public Build build() {
    return build;
  }

  @Override
  public List<String> efforts() {
    return List.of(EXHAUSTIVE);
  }

  @Override
  public Answers answer(String effort, int queries, int rounds) {
    SearchParameters parameters = parameters(effort);
    float[][] vectors = gallery.data().file().queries();
    SearchAnswer[] last = new SearchAnswer[queries];
    Deadline deadline = ServiceGallery.deadline();
    long start = System.nanoTime();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < queries; i++) {
        last[i] = search(vectors[i], parameters, deadline);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    int[][] rows = new int[queries][];
    for (int i = 0; i < queries; i++) {
      rows[i] = last[i].hits().stream().mapToInt(ServiceView::row).toArray();
    }
    return new Answers(rows, seconds);
  }

  private SearchParameters parameters(String effort) {
    return new SearchParameters(settings.getName(), k, 0, Selection.ALL, ItemParts.NONE);
  }

  private SearchAnswer search(float[] vector, SearchParameters parameters, Deadline deadline) {
    return gallery
        .cluster()
        .searches()
        .search(ServiceGallery.NAME, List.of(new Query.ByVector(vector)), parameters, deadline)
        .getFirst();
  }

  /** Answers one query of the data as a caller that says nothing about effort is answered. */
  public void search(int query) {
    SearchAnswer answer =
        search(
            gallery.data().file().queries()[query],
            parameters(EXHAUSTIVE),
            ServiceGallery.deadline());
    if (answer.hits().isEmpty()) {
      throw new IllegalStateException("a search found nothing (expected: hits)");
    }
  }

  /** What the view is made of. */
  public ViewSettings settings() {
    return settings;
  }

  /** What the view is called in its gallery. */
  public String viewName() {
    return settings.getName();
  }

  private static int row(Found found) {
    return Integer.parseInt(found.item().id());
  }

  @Override
  public void close() {
    // The gallery owns the view.
  }
}
