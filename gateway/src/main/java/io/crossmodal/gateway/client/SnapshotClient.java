package io.crossmodal.gateway.client;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.crossmodal.index.v1.CreateSnapshotRequest;
import io.crossmodal.index.v1.DropSnapshotRequest;
import io.crossmodal.index.v1.DropSnapshotResponse;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.GalleryServiceGrpc;
import io.crossmodal.index.v1.GalleryServiceGrpc.GalleryServiceBlockingStub;
import io.crossmodal.index.v1.ListSnapshotsRequest;
import io.crossmodal.index.v1.ListSnapshotsResponse;
import io.crossmodal.index.v1.RestoreSnapshotRequest;
import io.crossmodal.index.v1.SetAliasRequest;
import io.crossmodal.index.v1.SetAliasResponse;
import io.crossmodal.index.v1.Snapshot;
import java.time.Duration;

/** Calls the index service's snapshots and aliases. */
public final class SnapshotClient {

  private final Upstream upstream;
  private final GalleryServiceBlockingStub galleries;
  private final Duration deadline;
  private final Duration buildDeadline;

  public SnapshotClient(Upstream upstream, Duration deadline, Duration buildDeadline) {
    this.upstream = upstream;
    this.galleries = GalleryServiceGrpc.newBlockingStub(upstream.channel());
    this.deadline = deadline;
    this.buildDeadline = buildDeadline;
  }

  /** The snapshots of a gallery, by name. */
  public ListSnapshotsResponse list(String gallery) {
    ListSnapshotsRequest request = ListSnapshotsRequest.newBuilder().setGallery(gallery).build();
    return upstream.call(galleries, deadline, s -> s.listSnapshots(request));
  }

  /** Keeps what a gallery holds now. */
  public Snapshot create(CreateSnapshotRequest request) {
    return upstream.call(galleries, buildDeadline, s -> s.createSnapshot(request)).getSnapshot();
  }

  /** Deletes a snapshot. */
  @CanIgnoreReturnValue
  public DropSnapshotResponse drop(DropSnapshotRequest request) {
    return upstream.call(galleries, buildDeadline, s -> s.dropSnapshot(request));
  }

  /** Makes a new gallery of a snapshot. */
  public Gallery restore(RestoreSnapshotRequest request) {
    return upstream.call(galleries, buildDeadline, s -> s.restoreSnapshot(request)).getGallery();
  }

  /** Points an alias at a gallery, or removes it. */
  @CanIgnoreReturnValue
  public SetAliasResponse alias(SetAliasRequest request) {
    return upstream.call(galleries, deadline, s -> s.setAlias(request));
  }
}
