package io.crossmodal.index.endpoint;

import io.crossmodal.index.cluster.FilterFieldMessages;
import io.crossmodal.index.cluster.FilterMessages;
import io.crossmodal.index.cluster.HeldNode;
import io.crossmodal.index.cluster.ItemMessages;
import io.crossmodal.index.cluster.RankMessages;
import io.crossmodal.index.cluster.ShardMessages;
import io.crossmodal.index.cluster.ViewMessages;
import io.crossmodal.index.cluster.WriteThreads;
import io.crossmodal.index.cluster.Written;
import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.shard.Durability;
import io.crossmodal.index.shard.Item;
import io.crossmodal.index.shard.ItemCount;
import io.crossmodal.index.shard.Page;
import io.crossmodal.index.shard.PageRequest;
import io.crossmodal.index.shard.PoolRequest;
import io.crossmodal.index.shard.PoolScores;
import io.crossmodal.index.shard.Rankings;
import io.crossmodal.index.shard.Selection;
import io.crossmodal.index.shard.ShardStatus;
import io.crossmodal.index.shard.ViewStatus;
import io.crossmodal.index.shard.WriteOutcome;
import io.crossmodal.index.shard.WriteRequest;
import io.crossmodal.index.v1.CountItemsRequest;
import io.crossmodal.index.v1.CountItemsResponse;
import io.crossmodal.index.v1.DescribeShardRequest;
import io.crossmodal.index.v1.DescribeShardResponse;
import io.crossmodal.index.v1.Filter;
import io.crossmodal.index.v1.RankItemsRequest;
import io.crossmodal.index.v1.RankItemsResponse;
import io.crossmodal.index.v1.ReadItemsRequest;
import io.crossmodal.index.v1.ReadItemsResponse;
import io.crossmodal.index.v1.ScanItemsRequest;
import io.crossmodal.index.v1.ScanItemsResponse;
import io.crossmodal.index.v1.ScoreItemsRequest;
import io.crossmodal.index.v1.ScoreItemsResponse;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.index.v1.WriteItemsRequest;
import io.crossmodal.index.v1.WriteItemsResponse;
import io.crossmodal.type.v1.Modality;
import java.util.List;

/** What other nodes ask about the items of the shards of this one. */
final class ShardCalls {

  private final HeldNode node;
  private final WriteThreads threads;
  private final CallDeadlines deadlines;

  ShardCalls(HeldNode node, WriteThreads threads, CallDeadlines deadlines) {
    this.node = node;
    this.threads = threads;
    this.deadlines = deadlines;
  }

  DescribeShardResponse describeShard(DescribeShardRequest request) {
    ShardStatus status = node.shard(request.getName()).status(deadlines.ofRead());
    DescribeShardResponse.Builder response =
        DescribeShardResponse.newBuilder()
            .setTexts(status.texts())
            .setImages(status.images())
            .setVideos(status.videos())
            .setDiskBytes(status.diskBytes());
    for (ViewStatus view : status.views()) {
      ViewSettings settings = ViewSettings.newBuilder().setName(view.name()).build();
      response.addViews(ViewMessages.toMessage(view, settings));
    }
    return response.build();
  }

  WriteItemsResponse writeItems(WriteItemsRequest request) {
    boolean fsynced =
        request.getDurability() == io.crossmodal.index.v1.Durability.DURABILITY_FSYNCED;
    WriteRequest write =
        new WriteRequest(
            request.getRequestId(),
            request.getUpsertsList().stream().map(ItemMessages::fromMessage).toList(),
            request.getDeletesList(),
            fsynced ? Durability.FSYNCED : Durability.APPLIED);
    Deadline deadline = deadlines.ofWrite();
    Written written = threads.call(() -> node.shard(request.getName()).write(write, deadline));
    WriteOutcome outcome = written.outcome();
    return WriteItemsResponse.newBuilder()
        .setUpserted(outcome.upserted())
        .setDeleted(outcome.deleted())
        .setUnknown(outcome.unknown())
        .setSequence(written.sequence())
        .build();
  }

  ReadItemsResponse readItems(ReadItemsRequest request) {
    List<Item> items =
        node.shard(request.getName())
            .read(
                request.getIdsList(),
                ItemMessages.fromMessage(request.getParts()),
                deadlines.ofRead());
    return ReadItemsResponse.newBuilder()
        .addAllItems(items.stream().map(ItemMessages::toMessage).toList())
        .build();
  }

  ScanItemsResponse scanItems(ScanItemsRequest request) {
    PageRequest page =
        new PageRequest(
            selection(request.getModality(), request.getFilter()),
            request.getAfter(),
            request.getLimit(),
            ItemMessages.fromMessage(request.getParts()),
            request.getMaxBytes());
    Page items = node.shard(request.getName()).page(page, deadlines.ofRead());
    return ScanItemsResponse.newBuilder()
        .addAllItems(items.items().stream().map(ItemMessages::toMessage).toList())
        .setMore(items.more())
        .setFields(FilterFieldMessages.toMessage(items.fields()))
        .build();
  }

  CountItemsResponse countItems(CountItemsRequest request) {
    ItemCount count =
        node.shard(request.getName())
            .count(selection(request.getModality(), request.getFilter()), deadlines.ofRead());
    return CountItemsResponse.newBuilder()
        .setItems(count.items())
        .setFields(FilterFieldMessages.toMessage(count.fields()))
        .build();
  }

  RankItemsResponse rankItems(RankItemsRequest request) {
    Rankings rankings =
        node.shard(request.getName()).rank(RankMessages.fromMessage(request), deadlines.ofRead());
    return RankItemsResponse.newBuilder()
        .addAllRankings(rankings.queries().stream().map(RankMessages::toMessage).toList())
        .setFields(FilterFieldMessages.toMessage(rankings.fields()))
        .build();
  }

  ScoreItemsResponse scoreItems(ScoreItemsRequest request) {
    PoolRequest pools =
        new PoolRequest(
            request.getView(),
            request.getIdsList(),
            request.getQueriesList().stream().map(ShardMessages::poolQuery).toList());
    PoolScores scores = node.shard(request.getName()).score(pools, deadlines.ofRead());
    return ShardMessages.toMessage(scores);
  }

  private static Selection selection(Modality modality, Filter filter) {
    return new Selection(ItemMessages.modality(modality), FilterMessages.fromMessage(filter));
  }
}
