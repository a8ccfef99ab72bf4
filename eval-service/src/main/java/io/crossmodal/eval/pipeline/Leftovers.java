package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.run.EvaluatedGalleries;
import io.crossmodal.eval.run.IndexClient;
import io.crossmodal.rpc.ServiceException;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What earlier evaluations left in the index service because their process or the service ended
 * before they could clean up.
 */
final class Leftovers {

  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  private final IndexClient index;
  private final List<StoredEvaluation> earlier;
  private boolean dropped;

  /** Leftovers of evaluations that are at work no more. */
  Leftovers(IndexClient index, List<StoredEvaluation> earlier) {
    this.index = index;
    this.earlier = List.copyOf(earlier);
    this.dropped = earlier.isEmpty();
  }

  /** Drops them, once; what can't be dropped is tried again the next time. */
  void drop() {
    if (dropped) {
      return;
    }
    try {
      List<String> names = index.galleryNames();
      names.stream().filter(this::isLeft).forEach(index::dropGallery);
      earlier.stream()
          .map(StoredEvaluation::gallery)
          .filter(Objects::nonNull)
          .distinct()
          .filter(names::contains)
          .forEach(this::dropViews);
      dropped = true;
    } catch (ServiceException e) {
      LOG.warn("leftovers of earlier evaluations: {}", e.getMessage());
    }
  }

  private void dropViews(String gallery) {
    index.gallery(gallery).views().stream()
        .filter(view -> isLeft(view.name()))
        .forEach(view -> index.dropView(gallery, view.name()));
  }

  private boolean isLeft(String name) {
    return earlier.stream()
        .anyMatch(e -> name.startsWith(EvaluatedGalleries.prefix(e.status().id())));
  }
}
