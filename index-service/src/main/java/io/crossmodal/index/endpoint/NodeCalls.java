package io.crossmodal.index.endpoint;

import io.crossmodal.index.cluster.HeldNode;
import io.crossmodal.index.v1.DeleteSnapshotRequest;
import io.crossmodal.index.v1.DeleteSnapshotResponse;
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
import io.crossmodal.index.v1.SnapshotPart;

/** What other nodes ask about the galleries, aliases and snapshots of this one. */
final class NodeCalls {

  private final HeldNode node;
  private final CallDeadlines deadlines;

  NodeCalls(HeldNode node, CallDeadlines deadlines) {
    this.node = node;
    this.deadlines = deadlines;
  }

  PutManifestResponse putManifest(PutManifestRequest request) {
    GalleryChecks.manifest(request.getManifest());
    node.put(request.getManifest(), deadlines.ofAdministration());
    return PutManifestResponse.getDefaultInstance();
  }

  ListManifestsResponse listManifests(ListManifestsRequest request) {
    return ListManifestsResponse.newBuilder()
        .addAllManifests(node.manifests(request.getGallery(), deadlines.ofRead()))
        .build();
  }

  DropManifestResponse dropManifest(DropManifestRequest request) {
    node.drop(request.getGallery(), request.getUid(), deadlines.ofAdministration());
    return DropManifestResponse.getDefaultInstance();
  }

  GetAliasesResponse getAliases(GetAliasesRequest request) {
    return GetAliasesResponse.newBuilder()
        .setTable(node.plain().aliases(deadlines.ofRead()))
        .build();
  }

  PutAliasesResponse putAliases(PutAliasesRequest request) {
    node.plain().putAliases(request.getTable(), deadlines.ofAdministration());
    return PutAliasesResponse.getDefaultInstance();
  }

  MakeSnapshotResponse makeSnapshot(MakeSnapshotRequest request) {
    AliasAndSnapshotChecks.names(request.getGallery(), request.getName());
    SnapshotPart part =
        node.makeSnapshot(
            request.getGallery(),
            request.getUid(),
            request.getName(),
            deadlines.ofAdministration());
    return MakeSnapshotResponse.newBuilder().setPart(part).build();
  }

  FindSnapshotsResponse findSnapshots(FindSnapshotsRequest request) {
    if (!request.getGallery().isEmpty()) {
      Names.require("gallery", request.getGallery());
    }
    return FindSnapshotsResponse.newBuilder()
        .addAllParts(node.snapshots(request.getGallery(), deadlines.ofRead()))
        .build();
  }

  DeleteSnapshotResponse deleteSnapshot(DeleteSnapshotRequest request) {
    AliasAndSnapshotChecks.names(request.getGallery(), request.getName());
    node.plain()
        .deleteSnapshot(request.getGallery(), request.getName(), deadlines.ofAdministration());
    return DeleteSnapshotResponse.getDefaultInstance();
  }

  PutRestoredResponse putRestored(PutRestoredRequest request) {
    GalleryChecks.manifest(request.getManifest());
    AliasAndSnapshotChecks.names(request.getGallery(), request.getName());
    node.plain()
        .putRestored(
            request.getManifest(),
            request.getGallery(),
            request.getName(),
            deadlines.ofAdministration());
    return PutRestoredResponse.getDefaultInstance();
  }
}
