package io.crossmodal.index.endpoint;

import io.crossmodal.index.cluster.Acknowledgement;
import io.crossmodal.index.cluster.ItemCoordinator;
import io.crossmodal.index.cluster.WriteThreads;
import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.shard.Durability;
import io.crossmodal.index.v1.UpsertRequest;
import io.crossmodal.index.v1.UpsertResponse;

/** Writes one batch of items; the same for a call and for a stream. */
final class ItemWrites {

  private final ItemCoordinator items;
  private final WriteThreads threads;
  private final CallDeadlines deadlines;

  ItemWrites(ItemCoordinator items, WriteThreads threads, CallDeadlines deadlines) {
    this.items = items;
    this.threads = threads;
    this.deadlines = deadlines;
  }

  UpsertResponse upsert(UpsertRequest request) {
    ItemRequestChecks.check(request);
    Deadline deadline = deadlines.ofWrite();
    return threads.call(() -> upsert(request, deadline));
  }

  private UpsertResponse upsert(UpsertRequest request, Deadline deadline) {
    ItemChecks.Checked checked =
        ItemChecks.check(request, items.dimension(request.getGallery(), deadline));
    Durability durability = durability(request);
    Acknowledgement written =
        items.upsert(
            request.getGallery(), request.getRequestId(), checked.good(), durability, deadline);
    return UpsertResponse.newBuilder()
        .setUpserted(written.outcome().upserted())
        .addAllErrors(checked.errors())
        .setDurability(toMessage(durability))
        .setWriteToken(written.token())
        .setSuperseded(checked.superseded())
        .build();
  }

  private static Durability durability(UpsertRequest request) {
    return switch (request.getDurability()) {
      case DURABILITY_FSYNCED -> Durability.FSYNCED;
      case DURABILITY_APPLIED, DURABILITY_UNSPECIFIED, UNRECOGNIZED -> Durability.APPLIED;
    };
  }

  private static io.crossmodal.index.v1.Durability toMessage(Durability durability) {
    return switch (durability) {
      case APPLIED -> io.crossmodal.index.v1.Durability.DURABILITY_APPLIED;
      case FSYNCED -> io.crossmodal.index.v1.Durability.DURABILITY_FSYNCED;
    };
  }
}
