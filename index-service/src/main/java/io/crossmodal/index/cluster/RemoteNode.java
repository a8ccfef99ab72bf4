package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.v1.AliasTable;
import io.crossmodal.index.v1.DeleteSnapshotRequest;
import io.crossmodal.index.v1.DropManifestRequest;
import io.crossmodal.index.v1.FindSnapshotsRequest;
import io.crossmodal.index.v1.GalleryManifest;
import io.crossmodal.index.v1.GetAliasesRequest;
import io.crossmodal.index.v1.ListManifestsRequest;
import io.crossmodal.index.v1.MakeSnapshotRequest;
import io.crossmodal.index.v1.PutAliasesRequest;
import io.crossmodal.index.v1.PutManifestRequest;
import io.crossmodal.index.v1.PutRestoredRequest;
import io.crossmodal.index.v1.ShardName;
import io.crossmodal.index.v1.SnapshotPart;
import io.grpc.ManagedChannel;
import java.util.List;

/** Another process, over gRPC. */
final class RemoteNode implements Node {

  private final RemoteCalls calls;

  RemoteNode(ManagedChannel channel) {
    this.calls = new RemoteCalls(channel);
  }

  @Override
  public void put(GalleryManifest manifest, Deadline deadline) {
    PutManifestRequest request = PutManifestRequest.newBuilder().setManifest(manifest).build();
    calls.call(deadline, stub -> stub.putManifest(request));
  }

  @Override
  public List<GalleryManifest> manifests(String gallery, Deadline deadline) {
    ListManifestsRequest request = ListManifestsRequest.newBuilder().setGallery(gallery).build();
    return calls.call(deadline, stub -> stub.listManifests(request)).getManifestsList();
  }

  @Override
  public void drop(String gallery, String uid, Deadline deadline) {
    DropManifestRequest request =
        DropManifestRequest.newBuilder().setGallery(gallery).setUid(uid).build();
    calls.call(deadline, stub -> stub.dropManifest(request));
  }

  @Override
  public AliasTable aliases(Deadline deadline) {
    GetAliasesRequest request = GetAliasesRequest.getDefaultInstance();
    return calls.call(deadline, stub -> stub.getAliases(request)).getTable();
  }

  @Override
  public void putAliases(AliasTable table, Deadline deadline) {
    PutAliasesRequest request = PutAliasesRequest.newBuilder().setTable(table).build();
    calls.call(deadline, stub -> stub.putAliases(request));
  }

  @Override
  public SnapshotPart makeSnapshot(String gallery, String uid, String name, Deadline deadline) {
    MakeSnapshotRequest request =
        MakeSnapshotRequest.newBuilder().setGallery(gallery).setUid(uid).setName(name).build();
    return calls.call(deadline, stub -> stub.makeSnapshot(request)).getPart();
  }

  @Override
  public List<SnapshotPart> snapshots(String gallery, Deadline deadline) {
    FindSnapshotsRequest request = FindSnapshotsRequest.newBuilder().setGallery(gallery).build();
    return calls.call(deadline, stub -> stub.findSnapshots(request)).getPartsList();
  }

  @Override
  public void deleteSnapshot(String gallery, String name, Deadline deadline) {
    DeleteSnapshotRequest request =
        DeleteSnapshotRequest.newBuilder().setGallery(gallery).setName(name).build();
    calls.call(deadline, stub -> stub.deleteSnapshot(request));
  }

  @Override
  public void putRestored(
      GalleryManifest manifest, String gallery, String name, Deadline deadline) {
    PutRestoredRequest request =
        PutRestoredRequest.newBuilder()
            .setManifest(manifest)
            .setGallery(gallery)
            .setName(name)
            .build();
    calls.call(deadline, stub -> stub.putRestored(request));
  }

  @Override
  public Shard shard(GalleryManifest manifest, int shard) {
    return new RemoteShard(
        calls,
        ShardName.newBuilder()
            .setGallery(manifest.getSettings().getName())
            .setUid(manifest.getUid())
            .setShard(shard)
            .build());
  }
}
