package io.crossmodal.eval.run;

import io.crossmodal.rpc.ServiceException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an evaluation has made in the index service, so that all of it can be dropped.
 *
 * <p>What is to be made is noted first: a call that fails may have made it all the same. Safe for
 * use by several threads.
 */
final class Footprint implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Footprint.class);

  private record MadeView(String gallery, String view) {}

  private final IndexClient index;
  private final List<String> galleries = new ArrayList<>();
  private final List<MadeView> views = new ArrayList<>();

  Footprint(IndexClient index) {
    this.index = index;
  }

  void createGallery(String name, int dimension, int shards) {
    synchronized (this) {
      galleries.add(name);
    }
    index.createGallery(name, dimension, shards);
  }

  StoredView createView(String gallery, String name, ViewSettings settings) {
    synchronized (this) {
      views.add(new MadeView(gallery, name));
    }
    return index.createView(gallery, name, settings);
  }

  /** Drops a view if it was made here. */
  void release(String gallery, String view) {
    MadeView released = new MadeView(gallery, view);
    synchronized (this) {
      if (!views.contains(released)) {
        return;
      }
    }
    index.dropView(gallery, view);
    synchronized (this) {
      views.remove(released);
    }
  }

  /** Drops everything, also in an interrupted thread; what can't be dropped is logged. */
  @Override
  public synchronized void close() {
    boolean interrupted = Thread.interrupted();
    try {
      views.stream()
          .filter(view -> !galleries.contains(view.gallery()))
          .forEach(view -> attempt(() -> index.dropView(view.gallery(), view.view())));
      galleries.forEach(gallery -> attempt(() -> index.dropGallery(gallery)));
      views.clear();
      galleries.clear();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void attempt(Runnable drop) {
    try {
      drop.run();
    } catch (ServiceException e) {
      LOG.warn("left behind: {}", e.getMessage());
    }
  }
}
