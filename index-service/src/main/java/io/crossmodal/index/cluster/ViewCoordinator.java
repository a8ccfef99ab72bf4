package io.crossmodal.index.cluster;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.v1.GalleryManifest;
import io.crossmodal.index.v1.GallerySettings;
import io.crossmodal.index.v1.Reduction;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.index.view.FittedAxes;
import io.crossmodal.index.view.ViewState;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** Adds, promotes and drops views on all nodes of a gallery. */
public final class ViewCoordinator {

  private static final Duration STATUS_EVERY = Duration.ofMillis(20);

  private final Galleries galleries;
  private final ManifestChanges changes;
  private final GalleryCoordinator coordinator;
  private final AxesFit axes;
  private final Map<String, ReentrantLock> changing = new ConcurrentHashMap<>();

  ViewCoordinator(
      Galleries galleries, ManifestChanges changes, GalleryCoordinator coordinator, AxesFit axes) {
    this.axes = axes;
    this.galleries = galleries;
    this.changes = changes;
    this.coordinator = coordinator;
  }

  /** A view and the gallery that it is of. */
  public record ViewOf(GalleryStatus gallery, ViewSettings view) {}

  /**
   * Adds a view; one that exists with the same settings is the answer too.
   *
   * @param background true to return before its files are built
   */
  public ViewOf create(String gallery, ViewSettings given, boolean background, Deadline deadline) {
    GallerySettings settings = galleries.get(gallery, deadline).manifest().getSettings();
    ViewSettings view = ViewDefaults.fill(given, settings);
    check(view, settings);
    GalleryManifest manifest = change(gallery, deadline, old -> withView(old, view, deadline));
    PlacedGallery placed = galleries.place(manifest);
    GalleryStatus status = coordinator.status(placed, deadline);
    while (!background && status.view(view.getName()).state() == ViewState.BUILDING) {
      pause(deadline);
      status = coordinator.status(placed, deadline);
    }
    return new ViewOf(status, view);
  }

  private static void pause(Deadline deadline) {
    deadline.check();
    try {
      Thread.sleep(STATUS_EVERY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceException(ErrorReason.CANCELLED, "cancelled while the view is built", e);
    }
  }

  private GalleryManifest withView(GalleryManifest old, ViewSettings view, Deadline deadline) {
    Optional<ViewSettings> existing = find(old, view.getName());
    if (existing.isEmpty()) {
      GalleryManifest.Builder next = old.toBuilder().addViews(view);
      if (view.getReduction() == Reduction.REDUCTION_PCA) {
        next.addAxes(axes.fit(galleries.place(old), view, deadline));
      }
      return next.build();
    }
    // One of an earlier version may lack settings that have defaults now.
    if (!ViewDefaults.fill(existing.get(), old.getSettings()).equals(view)) {
      throw ServiceException.of(
              ErrorReason.ALREADY_EXISTS,
              "view: %s exists with other settings: %s (expected: the same, or another name)",
              view.getName(),
              SettingsText.of(existing.get()))
          .with("view", view.getName());
    }
    return old;
  }

  private static void check(ViewSettings view, GallerySettings gallery) {
    int dimension = gallery.getDimension();
    if (view.getReduction() != Reduction.REDUCTION_GAUSSIAN && view.getDimension() > dimension) {
      throw ServiceException.field(
          "settings.dimension",
          view.getDimension(),
          "1..%d for %s, the gallery's; a Gaussian projection can go up"
              .formatted(
                  dimension,
                  view.getReduction() == Reduction.REDUCTION_PCA
                      ? "principal axes"
                      : "truncation"));
    }
    long bytes = (long) Float.BYTES * view.getDimension() * dimension;
    if (view.getReduction() == Reduction.REDUCTION_PCA && bytes > FittedAxes.MAX_BYTES) {
      throw ServiceException.field(
          "settings.dimension",
          view.getDimension(),
          "1..%d for principal axes of vectors of %d components, which every node keeps"
              .formatted(FittedAxes.MAX_BYTES / Float.BYTES / dimension, dimension));
    }
  }

  public ViewOf get(String gallery, String view, Deadline deadline) {
    PlacedGallery placed = galleries.get(gallery, deadline);
    ViewSettings settings = require(placed.manifest(), view);
    return new ViewOf(coordinator.status(placed, deadline), settings);
  }

  /** Makes a view the serving one. */
  public GalleryStatus promote(String gallery, String view, Deadline deadline) {
    GalleryManifest manifest =
        change(
            gallery,
            deadline,
            old -> {
              require(old, view);
              return old.toBuilder().setServingView(view).build();
            });
    return coordinator.status(galleries.place(manifest), deadline);
  }

  /** Drops a view that is not the serving one. */
  public void drop(String gallery, String view, Deadline deadline) {
    change(gallery, deadline, old -> withoutView(old, view));
  }

  private static GalleryManifest withoutView(GalleryManifest old, String view) {
    ViewSettings settings = require(old, view);
    if (old.getServingView().equals(view)) {
      throw ServiceException.of(
              ErrorReason.FAILED_PRECONDITION,
              "view: %s is the serving one (expected: another one is promoted first)",
              view)
          .with("view", view);
    }
    GalleryManifest.Builder next =
        old.toBuilder().removeViews(old.getViewsList().indexOf(settings)).clearAxes();
    old.getAxesList().stream().filter(one -> !one.getView().equals(view)).forEach(next::addAxes);
    return next.build();
  }

  /** Changes a manifest on all nodes, one change of a gallery at a time on this node. */
  @CanIgnoreReturnValue
  private GalleryManifest change(
      String gallery, Deadline deadline, UnaryOperator<GalleryManifest> edit) {
    String key = galleries.get(gallery, deadline).name();
    ReentrantLock lock = changing.computeIfAbsent(key, name -> new ReentrantLock());
    lock.lock();
    try {
      GalleryManifest old = galleries.get(gallery, deadline).manifest();
      GalleryManifest edited = edit.apply(old);
      if (edited.equals(old)) {
        return old;
      }
      GalleryManifest next = edited.toBuilder().setRevision(old.getRevision() + 1).build();
      changes.replace(old, next, deadline);
      return next;
    } finally {
      lock.unlock();
    }
  }

  @CanIgnoreReturnValue
  private static ViewSettings require(GalleryManifest manifest, String view) {
    return find(manifest, view)
        .orElseThrow(
            () ->
                ServiceException.of(
                        ErrorReason.VIEW_NOT_FOUND,
                        "view: %s (expected: one of %s)",
                        view,
                        manifest.getViewsList().stream().map(ViewSettings::getName).toList())
                    .with("gallery", manifest.getSettings().getName())
                    .with("view", view));
  }

  private static Optional<ViewSettings> find(GalleryManifest manifest, String view) {
    return manifest.getViewsList().stream().filter(v -> v.getName().equals(view)).findFirst();
  }
}
