package io.crossmodal.eval.plan;

import java.util.List;

/**
 * The views between the full one and another, each with one more of the other's settings: first its
 * dimension, then its precision, then its way of searching, then its missing shards.
 *
 * @param full everything in fp32, all of it ranked
 * @param reduced at the view's dimension, in fp32
 * @param coded at the view's precision
 * @param searched as the view is searched, with all shards
 * @param view itself
 */
public record LossSteps(
    ViewSpec full, ViewSpec reduced, ViewSpec coded, ViewSpec searched, ViewSpec view) {

  /** The steps from one view to another. */
  public static LossSteps between(ViewSpec full, ViewSpec view) {
    boolean whole = view.dimension() == full.dimension() && view.reduction() == full.reduction();
    return new LossSteps(
        full,
        whole ? full : view.at(Precision.FP32, SearchSpec.EXHAUSTIVE),
        view.searched(SearchSpec.EXHAUSTIVE),
        view.searched(view.search().whole()),
        view);
  }

  /** All of them, from the full one on. */
  public List<ViewSpec> all() {
    return List.of(full, reduced, coded, searched, view);
  }

  /** What a view's figures are known by: those of an exhaustive one don't depend on shards. */
  public static ViewSpec key(ViewSpec view) {
    return view.search().looks() ? view : view.anyShards();
  }
}
