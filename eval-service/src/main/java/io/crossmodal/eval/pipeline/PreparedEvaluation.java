package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.dataset.RetrievalDataset;
import io.crossmodal.eval.plan.AblationPlan;
import io.crossmodal.eval.plan.ViewSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * An evaluation that can be run.
 *
 * @param dataset its data
 * @param plan its grid, which fits the data
 * @param shards of the galleries that are made for it
 */
public record PreparedEvaluation(RetrievalDataset dataset, AblationPlan plan, int shards) {

  /** Every view that is searched: those of the grid, and those that losses are told by. */
  public List<ViewSpec> views() {
    SequencedSet<ViewSpec> views = new LinkedHashSet<>(plan.views());
    views.add(plan.baselineView());
    plan.references().forEach(reference -> views.add(reference.view()));
    return List.copyOf(views);
  }

  /** Configurations in all. */
  public int configurations() {
    return plan.runs().size();
  }
}
