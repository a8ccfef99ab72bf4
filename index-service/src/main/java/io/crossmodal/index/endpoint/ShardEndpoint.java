package io.crossmodal.index.endpoint;

import io.crossmodal.index.cluster.FilterFieldMessages;
import io.crossmodal.index.cluster.FilterMessages;
import io.crossmodal.index.cluster.HeldNode;
import io.crossmodal.index.cluster.IndexCluster;
import io.crossmodal.index.cluster.ItemMessages;
import io.crossmodal.index.cluster.RankMessages;
import io.crossmodal.index.cluster.ShardMessages;
import io.crossmodal.index.cluster.ViewMessages;
import io.crossmodal.index.cluster.Written;
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
import io.crossmodal.index.v1.DeleteSnapshotRequest;
import io.crossmodal.index.v1.DeleteSnapshotResponse;
import io.crossmodal.index.v1.DescribeShardRequest;
import io.crossmodal.index.v1.DescribeShardResponse;
import io.crossmodal.index.v1.DropManifestRequest;
import io.crossmodal.index.v1.DropManifestResponse;
import io.crossmodal.index.v1.Filter;
import io.crossmodal.index.v1.FindSnapshotsRequest;
import io.crossmodal.index.v1.FindSnapshotsResponse;
import io.crossmodal.index.v1.GetAliasesRequest;
import io.crossmodal.index.v1.GetAliasesResponse;
import io.crossmodal.index.v1.ListManifestsRequest;
import io.crossmodal.index.v1.ListManifestsResponse;
import io.crossmodal.index.v1.MakeSnapshotRequest;
import io.crossmodal.index.v1.MakeSnapshotResponse;
import io.crossmodal.index.v1.PutAliasesRequest;
import io.crossmodal.index.v1.PutAliasesResponse;
import io.crossmodal.index.v1.PutManifestRequest;
import io.crossmodal.index.v1.PutManifestResponse;
import io.crossmodal.index.v1.PutRestoredRequest;
import io.crossmodal.index.v1.PutRestoredResponse;
import io.crossmodal.index.v1.RankItemsRequest;
import io.crossmodal.index.v1.RankItemsResponse;
import io.crossmodal.index.v1.ReadItemsRequest;
import io.crossmodal.index.v1.ReadItemsResponse;
import io.crossmodal.index.v1.ScanItemsRequest;
import io.crossmodal.index.v1.ScanItemsResponse;
import io.crossmodal.index.v1.ScoreItemsRequest;
import io.crossmodal.index.v1.ScoreItemsResponse;
import io.crossmodal.index.v1.ShardServiceGrpc;
import io.crossmodal.index.v1.SnapshotPart;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.index.v1.WriteItemsRequest;
import io.crossmodal.index.v1.WriteItemsResponse;
import io.crossmodal.type.v1.Modality;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;

/** What other nodes ask of the shards of this one; they have checked what callers sent. */
@Singleton
@Requires(property = "crossmodal.index.enabled", value = "true")
public final class ShardEndpoint extends ShardServiceGrpc.ShardServiceImplBase {

  private final HeldNode node;
  private final CallDeadlines deadlines;

  public ShardEndpoint(IndexCluster cluster, CallDeadlines deadlines) {
    this.node = cluster.held();
    this.deadlines = deadlines;
  }

  @Override
  public void putManifest(
      PutManifestRequest request, StreamObserver<PutManifestResponse> observer) {
    GalleryChecks.manifest(request.getManifest());
    node.put(request.getManifest(), deadlines.ofAdministration());
    Reply.with(observer, PutManifestResponse.getDefaultInstance());
  }

  @Override
  public void listManifests(
      ListManifestsRequest request, StreamObserver<ListManifestsResponse> observer) {
    Reply.with(
        observer,
        ListManifestsResponse.newBuilder()
            .addAllManifests(node.manifests(request.getGallery(), deadlines.ofRead()))
            .build());
  }

  @Override
  public void dropManifest(
      DropManifestRequest request, StreamObserver<DropManifestResponse> observer) {
    node.drop(request.getGallery(), request.getUid(), deadlines.ofAdministration());
    Reply.with(observer, DropManifestResponse.getDefaultInstance());
  }

  @Override
  public void getAliases(GetAliasesRequest request, StreamObserver<GetAliasesResponse> observer) {
    Reply.with(
        observer,
        GetAliasesResponse.newBuilder().setTable(node.plain().aliases(deadlines.ofRead())).build());
  }

  @Override
  public void putAliases(PutAliasesRequest request, StreamObserver<PutAliasesResponse> observer) {
    node.plain().putAliases(request.getTable(), deadlines.ofAdministration());
    Reply.with(observer, PutAliasesResponse.getDefaultInstance());
  }

  @Override
  public void makeSnapshot(
      MakeSnapshotRequest request, StreamObserver<MakeSnapshotResponse> observer) {
    AliasAndSnapshotChecks.names(request.getGallery(), request.getName());
    SnapshotPart part =
        node.makeSnapshot(
            request.getGallery(),
            request.getUid(),
            request.getName(),
            deadlines.ofAdministration());
    Reply.with(observer, MakeSnapshotResponse.newBuilder().setPart(part).build());
  }

  @Override
  public void findSnapshots(
      FindSnapshotsRequest request, StreamObserver<FindSnapshotsResponse> observer) {
    if (!request.getGallery().isEmpty()) {
      Names.require("gallery", request.getGallery());
    }
    Reply.with(
        observer,
        FindSnapshotsResponse.newBuilder()
            .addAllParts(node.snapshots(request.getGallery(), deadlines.ofRead()))
            .build());
  }

  @Override
  public void deleteSnapshot(
      DeleteSnapshotRequest request, StreamObserver<DeleteSnapshotResponse> observer) {
    AliasAndSnapshotChecks.names(request.getGallery(), request.getName());
    node.plain()
        .deleteSnapshot(request.getGallery(), request.getName(), deadlines.ofAdministration());
    Reply.with(observer, DeleteSnapshotResponse.getDefaultInstance());
  }

  @Override
  public void putRestored(
      PutRestoredRequest request, StreamObserver<PutRestoredResponse> observer) {
    GalleryChecks.manifest(request.getManifest());
    AliasAndSnapshotChecks.names(request.getGallery(), request.getName());
    node.plain()
        .putRestored(
            request.getManifest(),
            request.getGallery(),
            request.getName(),
            deadlines.ofAdministration());
    Reply.with(observer, PutRestoredResponse.getDefaultInstance());
  }

  @Override
  public void describeShard(
      DescribeShardRequest request, StreamObserver<DescribeShardResponse> observer) {
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
    Reply.with(observer, response.build());
  }

  @Override
  public void writeItems(WriteItemsRequest request, StreamObserver<WriteItemsResponse> observer) {
    boolean fsynced =
        request.getDurability() == io.crossmodal.index.v1.Durability.DURABILITY_FSYNCED;
    WriteRequest write =
        new WriteRequest(
            request.getRequestId(),
            request.getUpsertsList().stream().map(ItemMessages::fromMessage).toList(),
            request.getDeletesList(),
            fsynced ? Durability.FSYNCED : Durability.APPLIED);
    Written written = node.shard(request.getName()).write(write, deadlines.ofWrite());
    WriteOutcome outcome = written.outcome();
    Reply.with(
        observer,
        WriteItemsResponse.newBuilder()
            .setUpserted(outcome.upserted())
            .setDeleted(outcome.deleted())
            .setUnknown(outcome.unknown())
            .setSequence(written.sequence())
            .build());
  }

  @Override
  public void readItems(ReadItemsRequest request, StreamObserver<ReadItemsResponse> observer) {
    List<Item> items =
        node.shard(request.getName())
            .read(
                request.getIdsList(),
                ItemMessages.fromMessage(request.getParts()),
                deadlines.ofRead());
    Reply.with(
        observer,
        ReadItemsResponse.newBuilder()
            .addAllItems(items.stream().map(ItemMessages::toMessage).toList())
            .build());
  }

  @Override
  public void scanItems(ScanItemsRequest request, StreamObserver<ScanItemsResponse> observer) {
    PageRequest page =
        new PageRequest(
            selection(request.getModality(), request.getFilter()),
            request.getAfter(),
            request.getLimit(),
            ItemMessages.fromMessage(request.getParts()),
            request.getMaxBytes());
    Page items = node.shard(request.getName()).page(page, deadlines.ofRead());
    Reply.with(
        observer,
        ScanItemsResponse.newBuilder()
            .addAllItems(items.items().stream().map(ItemMessages::toMessage).toList())
            .setMore(items.more())
            .setFields(FilterFieldMessages.toMessage(items.fields()))
            .build());
  }

  @Override
  public void countItems(CountItemsRequest request, StreamObserver<CountItemsResponse> observer) {
    ItemCount count =
        node.shard(request.getName())
            .count(selection(request.getModality(), request.getFilter()), deadlines.ofRead());
    Reply.with(
        observer,
        CountItemsResponse.newBuilder()
            .setItems(count.items())
            .setFields(FilterFieldMessages.toMessage(count.fields()))
            .build());
  }

  private static Selection selection(Modality modality, Filter filter) {
    return new Selection(ItemMessages.modality(modality), FilterMessages.fromMessage(filter));
  }

  @Override
  public void rankItems(RankItemsRequest request, StreamObserver<RankItemsResponse> observer) {
    Rankings rankings =
        node.shard(request.getName()).rank(RankMessages.fromMessage(request), deadlines.ofRead());
    Reply.with(
        observer,
        RankItemsResponse.newBuilder()
            .addAllRankings(rankings.queries().stream().map(RankMessages::toMessage).toList())
            .setFields(FilterFieldMessages.toMessage(rankings.fields()))
            .build());
  }

  @Override
  public void scoreItems(ScoreItemsRequest request, StreamObserver<ScoreItemsResponse> observer) {
    PoolRequest pools =
        new PoolRequest(
            request.getView(),
            request.getIdsList(),
            request.getQueriesList().stream().map(ShardMessages::poolQuery).toList());
    PoolScores scores = node.shard(request.getName()).score(pools, deadlines.ofRead());
    Reply.with(observer, ShardMessages.toMessage(scores));
  }
}
