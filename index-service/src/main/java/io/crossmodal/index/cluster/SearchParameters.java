package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.ItemParts;
import io.crossmodal.index.shard.RankSettings;
import io.crossmodal.index.shard.Selection;
import java.util.List;
import java.util.Set;

/**
 * What to search for.
 *
 * @param view its name; empty for the serving one
 * @param k hits wanted, or groups
 * @param offset best hits to leave out first
 * @param selection which items may be found
 * @param parts what of the items the hits carry
 * @param settings how items are ranked
 * @param readTokens of writes that the answer must know
 * @param leftOut numbers of shards that are not asked
 */
public record SearchParameters(
    String view,
    int k,
    int offset,
    Selection selection,
    ItemParts parts,
    RankSettings settings,
    List<String> readTokens,
    Set<Integer> leftOut) {

  public SearchParameters {
    leftOut = Set.copyOf(leftOut);
  }
}
