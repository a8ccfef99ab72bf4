package io.crossmodal.index.cluster;

import com.google.protobuf.ByteString;
import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.shard.Item;
import io.crossmodal.index.shard.ItemParts;
import io.crossmodal.index.shard.Page;
import io.crossmodal.index.shard.PageRequest;
import io.crossmodal.index.shard.Selection;
import io.crossmodal.index.v1.ViewAxes;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.index.view.FittedAxes;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Finds the axes of a view from a sample of its gallery: the items whose ids have the least hashes,
 * so that the same items give the same axes on every number of shards.
 */
final class AxesFit {

  private static final int SAMPLE = 8_192;
  private static final int IDS_AT_ONCE = 10_000;
  private static final int VECTORS_AT_ONCE = 512;
  private static final ItemParts VECTOR = new ItemParts(true, false, false);

  private record Sampled(long hash, String id) {

    static final Comparator<Sampled> ORDER =
        Comparator.comparingLong(Sampled::hash).thenComparing(Sampled::id);
  }

  private final ItemCoordinator items;

  AxesFit(ItemCoordinator items) {
    this.items = items;
  }

  /** The axes of a view; fails with FAILED_PRECONDITION where there are too few items. */
  ViewAxes fit(PlacedGallery gallery, ViewSettings view, Deadline deadline) {
    float[][] sample = vectors(gallery, ids(gallery, deadline), deadline);
    if (sample.length < view.getDimension()) {
      throw ServiceException.of(
              ErrorReason.FAILED_PRECONDITION,
              "items: %d (expected: at least %d, the dimension of a view with REDUCTION_PCA, which"
                  + " finds its axes from them)",
              sample.length,
              view.getDimension())
          .with("gallery", gallery.name());
    }
    FittedAxes axes = FittedAxes.fit(sample, view.getDimension(), view.getSeed());
    return ViewAxes.newBuilder()
        .setView(view.getName())
        .setRows(ByteString.copyFrom(axes.toBytes()))
        .build();
  }

  private static List<String> ids(PlacedGallery gallery, Deadline deadline) {
    PriorityQueue<Sampled> least = new PriorityQueue<>(Sampled.ORDER.reversed());
    for (PlacedShard shard : gallery.shards()) {
      String after = "";
      boolean more = true;
      while (more) {
        PageRequest request =
            new PageRequest(
                Selection.ALL, after, IDS_AT_ONCE, ItemParts.NONE, PageRequest.WHOLE_ANSWER);
        Page page = shard.shard().page(request, deadline);
        for (Item item : page.items()) {
          after = item.id();
          least.add(new Sampled(ShardRouter.hash(item.id()), item.id()));
          if (least.size() > SAMPLE) {
            least.remove();
          }
        }
        more = page.more() && !page.items().isEmpty();
      }
    }
    return least.stream().sorted(Sampled.ORDER).map(Sampled::id).toList();
  }

  /** Without items that were deleted meanwhile. */
  private float[][] vectors(PlacedGallery gallery, List<String> ids, Deadline deadline) {
    List<float[]> vectors = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += VECTORS_AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + VECTORS_AT_ONCE));
      Map<String, Item> found = items.read(gallery, some, VECTOR, deadline);
      for (String id : some) {
        Item item = found.get(id);
        if (item != null) {
          vectors.add(item.vector());
        }
      }
    }
    return vectors.toArray(float[][]::new);
  }
}
