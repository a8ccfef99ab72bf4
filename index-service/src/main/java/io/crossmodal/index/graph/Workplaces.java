package io.crossmodal.index.graph;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Workplaces of searches, kept for the next ones; virtual threads have none of their own. */
final class Workplaces {

  private static final int KEPT = 16;

  private final AtomicReferenceArray<@Nullable SearchWorkplace> kept =
      new AtomicReferenceArray<>(KEPT);

  SearchWorkplace take() {
    for (int i = 0; i < KEPT; i++) {
      SearchWorkplace workplace = kept.get(i) == null ? null : kept.getAndSet(i, null);
      if (workplace != null) {
        return workplace;
      }
    }
    return new SearchWorkplace();
  }

  void giveBack(SearchWorkplace workplace) {
    for (int i = 0; i < KEPT; i++) {
      if (kept.get(i) == null && kept.compareAndSet(i, null, workplace)) {
        return;
      }
    }
  }
}
