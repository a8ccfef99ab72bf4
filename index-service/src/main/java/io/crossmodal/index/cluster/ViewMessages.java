package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.ViewStatus;
import io.crossmodal.index.v1.View;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.index.view.ViewState;

/** What is known of views, between the wire and the shard. */
public final class ViewMessages {

  private ViewMessages() {}

  public static View toMessage(ViewStatus view, ViewSettings settings) {
    return View.newBuilder()
        .setSettings(settings)
        .setBytes(view.bytes())
        .setBytesPerVector(view.bytesPerVector())
        .setVectors(view.vectors())
        .setMemoryBytes(view.memoryBytes())
        .setDiskBytes(view.diskBytes())
        .setState(toMessage(view.state()))
        .setProgress(view.progress())
        .build();
  }

  static ViewStatus fromMessage(View view) {
    return new ViewStatus(
        view.getSettings().getName(),
        view.getBytes(),
        view.getBytesPerVector(),
        view.getVectors(),
        view.getMemoryBytes(),
        view.getDiskBytes(),
        fromMessage(view.getState()),
        view.getProgress());
  }

  private static io.crossmodal.index.v1.ViewState toMessage(ViewState state) {
    return switch (state) {
      case READY -> io.crossmodal.index.v1.ViewState.VIEW_STATE_READY;
      case BUILDING -> io.crossmodal.index.v1.ViewState.VIEW_STATE_BUILDING;
      case DEGRADED -> io.crossmodal.index.v1.ViewState.VIEW_STATE_DEGRADED;
    };
  }

  private static ViewState fromMessage(io.crossmodal.index.v1.ViewState state) {
    return switch (state) {
      case VIEW_STATE_BUILDING -> ViewState.BUILDING;
      case VIEW_STATE_DEGRADED -> ViewState.DEGRADED;
      // A node of an earlier version says nothing, and builds before it answers.
      case VIEW_STATE_READY, VIEW_STATE_UNSPECIFIED, UNRECOGNIZED -> ViewState.READY;
    };
  }
}
