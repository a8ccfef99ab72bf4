package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.dataset.Modality;
import io.crossmodal.eval.measure.ClusterBootstrap;
import io.crossmodal.eval.measure.Interval;
import io.crossmodal.eval.measure.NeighborOverlap;
import io.crossmodal.eval.plan.SearchSpec;
import io.crossmodal.eval.run.FoundItems;
import io.crossmodal.eval.run.GalleryFacts;
import io.crossmodal.eval.run.IndexClient;
import io.crossmodal.eval.run.ListedIds;
import io.crossmodal.eval.run.StoredView;
import io.crossmodal.eval.run.ViewQuery;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many of the exact neighbours a view of a live gallery finds.
 *
 * <p>Stored items are the queries: texts among the pictures and pictures among the texts where the
 * gallery has both, as evaluations ask, and items among all others where it has not.
 *
 * @param value NeighborOverlap, mean over the queries
 * @param interval of it
 * @param queries that were asked
 */
public record LiveOverlap(double value, Interval interval, int queries) {

  private static final int NEIGHBOURS = 10;
  private static final int QUERIES = 200;
  private static final int RESAMPLES = 2_000;

  /** Measures a view that is searched as it is promised. */
  static LiveOverlap measure(
      IndexClient index, GalleryFacts gallery, String view, SearchSpec search, double confidence) {
    ListedIds ids = index.ids(gallery.name(), QUERIES);
    Modality pictures = ids.pictures().orElse(Modality.IMAGE);
    List<String> texts = ids.spaced(Modality.TEXT);
    List<String> others = ids.spaced(pictures);
    boolean both = !texts.isEmpty() && !others.isEmpty();
    List<Double> values = new ArrayList<>();
    Questions questions = new Questions(index, gallery, view, search);
    values.addAll(questions.overlaps(texts, both ? pictures : null));
    values.addAll(questions.overlaps(others, both ? Modality.TEXT : null));
    if (values.isEmpty()) {
      throw ServiceException.of(
          ErrorReason.FAILED_PRECONDITION,
          "gallery %s: 0 items (expected: items to try the view on)",
          gallery.name());
    }
    double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
    int[] queries = IntStream.range(0, all.length).toArray();
    Interval interval =
        new ClusterBootstrap(queries, RESAMPLES, gallery.items()).meanInterval(all, confidence);
    return new LiveOverlap(
        IntStream.of(queries).mapToDouble(i -> all[i]).sum() / all.length, interval, all.length);
  }

  /** Asks the same of the view and of the stored vectors at full dimension. */
  private record Questions(
      IndexClient index, GalleryFacts gallery, String view, SearchSpec search) {

    List<Double> overlaps(List<String> queries, @Nullable Modality among) {
      if (queries.isEmpty()) {
        return List.of();
      }
      List<List<String>> exact = ask(fullView(), queries, among, null);
      List<List<String>> found = ask(view, queries, among, search);
      List<Double> overlaps = new ArrayList<>();
      for (int i = 0; i < exact.size(); i++) {
        if (!exact.get(i).isEmpty()) {
          Map<String, Integer> rows = new HashMap<>();
          overlaps.add(
              NeighborOverlap.at(NEIGHBOURS, rows(found.get(i), rows), rows(exact.get(i), rows)));
        }
      }
      return overlaps;
    }

    private List<List<String>> ask(
        String of, List<String> queries, @Nullable Modality among, @Nullable SearchSpec how) {
      return index
          .search(new ViewQuery(gallery.name(), of, queries, NEIGHBOURS, among, how, List.of()))
          .stream()
          .map(FoundItems::ids)
          .toList();
    }

    /** A view whose exact answers are those of whole vectors. */
    private String fullView() {
      return gallery.views().stream()
          .filter(v -> v.spec().dimension() == gallery.dimension())
          .map(StoredView::name)
          .findFirst()
          .orElse(gallery.servingView());
    }

    private static int[] rows(List<String> ids, Map<String, Integer> rows) {
      return ids.stream().mapToInt(id -> rows.computeIfAbsent(id, _ -> rows.size())).toArray();
    }
  }
}
