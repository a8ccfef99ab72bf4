package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.v1.DropManifestRequest;
import io.crossmodal.index.v1.GalleryManifest;
import io.crossmodal.index.v1.ListManifestsRequest;
import io.crossmodal.index.v1.PutManifestRequest;
import io.crossmodal.index.v1.ShardName;
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
