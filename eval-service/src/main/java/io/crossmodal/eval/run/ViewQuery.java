package io.crossmodal.eval.run;

import io.crossmodal.eval.dataset.Modality;
import io.crossmodal.eval.plan.SearchSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stored items whose nearest neighbours are looked for.
 *
 * @param gallery name
 * @param view name in it
 * @param itemIds of the queries, 1 to 1,000
 * @param k neighbours of each
 * @param among modality of the neighbours; null for any
 * @param search how to look for them; null to score stored vectors of the view's dimension in fp32
 * @param leftOut numbers of shards that are not asked
 */
public record ViewQuery(
    String gallery,
    String view,
    List<String> itemIds,
    int k,
    @Nullable Modality among,
    @Nullable SearchSpec search,
    List<Integer> leftOut) {

  public ViewQuery {
    itemIds = List.copyOf(itemIds);
    leftOut = List.copyOf(leftOut);
  }
}
