package io.crossmodal.index.endpoint;

import io.crossmodal.index.cluster.IndexCluster;
import io.crossmodal.index.v1.CountItemsRequest;
import io.crossmodal.index.v1.CountItemsResponse;
import io.crossmodal.index.v1.DeleteSnapshotRequest;
import io.crossmodal.index.v1.DeleteSnapshotResponse;
import io.crossmodal.index.v1.DescribeShardRequest;
import io.crossmodal.index.v1.DescribeShardResponse;
import io.crossmodal.index.v1.DropManifestRequest;
import io.crossmodal.index.v1.DropManifestResponse;
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
import io.crossmodal.index.v1.WriteItemsRequest;
import io.crossmodal.index.v1.WriteItemsResponse;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** What other nodes ask of the shards of this one; they have checked what callers sent. */
@Singleton
@Requires(property = "crossmodal.index.enabled", value = "true")
public final class ShardEndpoint extends ShardServiceGrpc.ShardServiceImplBase {

  private final NodeCalls nodes;
  private final ShardCalls shards;

  public ShardEndpoint(IndexCluster cluster, CallDeadlines deadlines) {
    this.nodes = new NodeCalls(cluster.held(), deadlines);
    this.shards = new ShardCalls(cluster.held(), cluster.writeThreads(), deadlines);
  }

  @Override
  public void putManifest(
      PutManifestRequest request, StreamObserver<PutManifestResponse> observer) {
    Reply.with(observer, nodes.putManifest(request));
  }

  @Override
  public void listManifests(
      ListManifestsRequest request, StreamObserver<ListManifestsResponse> observer) {
    Reply.with(observer, nodes.listManifests(request));
  }

  @Override
  public void dropManifest(
      DropManifestRequest request, StreamObserver<DropManifestResponse> observer) {
    Reply.with(observer, nodes.dropManifest(request));
  }

  @Override
  public void getAliases(GetAliasesRequest request, StreamObserver<GetAliasesResponse> observer) {
    Reply.with(observer, nodes.getAliases(request));
  }

  @Override
  public void putAliases(PutAliasesRequest request, StreamObserver<PutAliasesResponse> observer) {
    Reply.with(observer, nodes.putAliases(request));
  }

  @Override
  public void makeSnapshot(
      MakeSnapshotRequest request, StreamObserver<MakeSnapshotResponse> observer) {
    Reply.with(observer, nodes.makeSnapshot(request));
  }

  @Override
  public void findSnapshots(
      FindSnapshotsRequest request, StreamObserver<FindSnapshotsResponse> observer) {
    Reply.with(observer, nodes.findSnapshots(request));
  }

  @Override
  public void deleteSnapshot(
      DeleteSnapshotRequest request, StreamObserver<DeleteSnapshotResponse> observer) {
    Reply.with(observer, nodes.deleteSnapshot(request));
  }

  @Override
  public void putRestored(
      PutRestoredRequest request, StreamObserver<PutRestoredResponse> observer) {
    Reply.with(observer, nodes.putRestored(request));
  }

  @Override
  public void describeShard(
      DescribeShardRequest request, StreamObserver<DescribeShardResponse> observer) {
    Reply.with(observer, shards.describeShard(request));
  }

  @Override
  public void writeItems(WriteItemsRequest request, StreamObserver<WriteItemsResponse> observer) {
    Reply.with(observer, shards.writeItems(request));
  }

  @Override
  public void readItems(ReadItemsRequest request, StreamObserver<ReadItemsResponse> observer) {
    Reply.with(observer, shards.readItems(request));
  }

  @Override
  public void scanItems(ScanItemsRequest request, StreamObserver<ScanItemsResponse> observer) {
    Reply.with(observer, shards.scanItems(request));
  }

  @Override
  public void countItems(CountItemsRequest request, StreamObserver<CountItemsResponse> observer) {
    Reply.with(observer, shards.countItems(request));
  }

  @Override
  public void rankItems(RankItemsRequest request, StreamObserver<RankItemsResponse> observer) {
    Reply.with(observer, shards.rankItems(request));
  }

  @Override
  public void scoreItems(ScoreItemsRequest request, StreamObserver<ScoreItemsResponse> observer) {
    Reply.with(observer, shards.scoreItems(request));
  }
}
