package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.shard.Durability;
import io.crossmodal.index.shard.Item;
import io.crossmodal.index.shard.ItemCount;
import io.crossmodal.index.shard.ItemParts;
import io.crossmodal.index.shard.Page;
import io.crossmodal.index.shard.PageRequest;
import io.crossmodal.index.shard.PoolQuery;
import io.crossmodal.index.shard.PoolRequest;
import io.crossmodal.index.shard.PoolScores;
import io.crossmodal.index.shard.RankRequest;
import io.crossmodal.index.shard.Rankings;
import io.crossmodal.index.shard.Selection;
import io.crossmodal.index.shard.ShardStatus;
import io.crossmodal.index.shard.WriteOutcome;
import io.crossmodal.index.shard.WriteRequest;
import io.crossmodal.index.v1.CountItemsRequest;
import io.crossmodal.index.v1.CountItemsResponse;
import io.crossmodal.index.v1.DescribeShardRequest;
import io.crossmodal.index.v1.DescribeShardResponse;
import io.crossmodal.index.v1.RankItemsRequest;
import io.crossmodal.index.v1.RankItemsResponse;
import io.crossmodal.index.v1.ReadItemsRequest;
import io.crossmodal.index.v1.ScanItemsRequest;
import io.crossmodal.index.v1.ScanItemsResponse;
import io.crossmodal.index.v1.ScoreItemsRequest;
import io.crossmodal.index.v1.ShardName;
import io.crossmodal.index.v1.WriteItemsRequest;
import io.crossmodal.index.v1.WriteItemsResponse;
import java.util.List;

/** A shard of another process, over gRPC. */
record RemoteShard(RemoteCalls calls, ShardName name) implements Shard {

  @Override
  public Written write(WriteRequest request, Deadline deadline) {
    WriteItemsRequest.Builder message =
        WriteItemsRequest.newBuilder()
            .setName(name)
            .setRequestId(request.requestId())
            .addAllDeletes(request.deletes())
            .setDurability(durability(request.durability()));
    request.upserts().forEach(item -> message.addUpserts(ItemMessages.toMessage(item)));
    WriteItemsResponse response = calls.call(deadline, s -> s.writeItems(message.build()));
    return new Written(
        new WriteOutcome(response.getUpserted(), response.getDeleted(), response.getUnknown()),
        response.getSequence());
  }

  private static io.crossmodal.index.v1.Durability durability(Durability durability) {
    return switch (durability) {
      case APPLIED -> io.crossmodal.index.v1.Durability.DURABILITY_APPLIED;
      case FSYNCED -> io.crossmodal.index.v1.Durability.DURABILITY_FSYNCED;
    };
  }

  @Override
  public List<Item> read(List<String> ids, ItemParts parts, Deadline deadline) {
    ReadItemsRequest request =
        ReadItemsRequest.newBuilder()
            .setName(name)
            .addAllIds(ids)
            .setParts(ItemMessages.toMessage(parts))
            .build();
    return calls.call(deadline, s -> s.readItems(request)).getItemsList().stream()
        .map(ItemMessages::fromMessage)
        .toList();
  }

  @Override
  public Page page(PageRequest request, Deadline deadline) {
    ScanItemsRequest message =
        ScanItemsRequest.newBuilder()
            .setName(name)
            .setModality(ItemMessages.toMessage(request.selection().modality()))
            .setFilter(FilterMessages.toMessage(request.selection().filter()))
            .setAfter(request.after())
            .setLimit(request.limit())
            .setParts(ItemMessages.toMessage(request.parts()))
            .setMaxBytes(request.maxBytes())
            .build();
    ScanItemsResponse response = calls.call(deadline, s -> s.scanItems(message));
    return new Page(
        response.getItemsList().stream().map(ItemMessages::fromMessage).toList(),
        response.getMore(),
        FilterFieldMessages.fromMessage(response.getFields()));
  }

  @Override
  public ItemCount count(Selection selection, Deadline deadline) {
    CountItemsRequest request =
        CountItemsRequest.newBuilder()
            .setName(name)
            .setModality(ItemMessages.toMessage(selection.modality()))
            .setFilter(FilterMessages.toMessage(selection.filter()))
            .build();
    CountItemsResponse response = calls.call(deadline, s -> s.countItems(request));
    return new ItemCount(
        response.getItems(), FilterFieldMessages.fromMessage(response.getFields()));
  }

  @Override
  public Rankings rank(RankRequest request, Deadline deadline) {
    RankItemsRequest message = RankMessages.toMessage(name, request);
    RankItemsResponse response = calls.call(deadline, s -> s.rankItems(message));
    return new Rankings(
        response.getRankingsList().stream().map(RankMessages::ranking).toList(),
        FilterFieldMessages.fromMessage(response.getFields()));
  }

  @Override
  public PoolScores score(PoolRequest request, Deadline deadline) {
    ScoreItemsRequest.Builder message =
        ScoreItemsRequest.newBuilder()
            .setName(name)
            .setView(request.view())
            .addAllIds(request.ids());
    for (PoolQuery query : request.queries()) {
      message.addQueries(ShardMessages.toMessage(query));
    }
    return ShardMessages.poolScores(calls.call(deadline, s -> s.scoreItems(message.build())));
  }

  @Override
  public ShardStatus status(Deadline deadline) {
    DescribeShardRequest request = DescribeShardRequest.newBuilder().setName(name).build();
    DescribeShardResponse response = calls.call(deadline, s -> s.describeShard(request));
    return new ShardStatus(
        response.getTexts(),
        response.getImages(),
        response.getVideos(),
        response.getDiskBytes(),
        response.getViewsList().stream().map(ViewMessages::fromMessage).toList());
  }
}
