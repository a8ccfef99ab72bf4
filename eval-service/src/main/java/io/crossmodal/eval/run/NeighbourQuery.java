package io.crossmodal.eval.run;

import io.crossmodal.eval.dataset.Modality;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stored items whose nearest neighbours are wanted.
 *
 * @param gallery name
 * @param view name in it
 * @param itemIds of the queries, 1 to 1,000
 * @param k neighbours of each
 * @param among modality of the neighbours; null for any
 * @param exact true to score stored vectors of the view's dimension in fp32
 */
public record NeighbourQuery(
    String gallery,
    String view,
    List<String> itemIds,
    int k,
    @Nullable Modality among,
    boolean exact) {

  public NeighbourQuery {
    itemIds = List.copyOf(itemIds);
  }
}
