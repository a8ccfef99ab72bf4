package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.v1.AliasTable;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.Comparator;
import java.util.concurrent.locks.ReentrantLock;

/** Changes the aliases of galleries on all nodes, or on none. */
public final class AliasCoordinator {

  private final Galleries galleries;
  private final Scatter scatter;
  private final ReentrantLock changing = new ReentrantLock();

  AliasCoordinator(Galleries galleries, Scatter scatter) {
    this.galleries = galleries;
    this.scatter = scatter;
  }

  /**
   * Points an alias at a gallery.
   *
   * @param gallery empty removes the alias
   * @return the gallery that it meant before, or empty
   */
  public String set(String alias, String gallery, Deadline deadline) {
    changing.lock();
    try {
      AliasTable now = latest(deadline);
      check(alias, gallery, now, deadline);
      String previous = now.getGalleriesOrDefault(alias, "");
      if (!previous.equals(gallery)) {
        AliasTable.Builder next = now.toBuilder().setRevision(now.getRevision() + 1);
        if (gallery.isEmpty()) {
          next.removeGalleries(alias);
        } else {
          next.putGalleries(alias, gallery);
        }
        replace(now, next.build(), deadline);
      }
      return previous;
    } finally {
      changing.unlock();
    }
  }

  private void check(String alias, String gallery, AliasTable now, Deadline deadline) {
    if (!gallery.isEmpty() && now.containsGalleries(gallery)) {
      throw ServiceException.field(
          "gallery", gallery, "the name of a gallery; this is an alias itself");
    }
    if (!gallery.isEmpty()) {
      var unused = galleries.get(gallery, deadline);
    }
    if (!now.containsGalleries(alias) && galleries.find(alias, deadline).isPresent()) {
      throw ServiceException.of(
              ErrorReason.ALREADY_EXISTS,
              "alias: %s is the name of a gallery (expected: a name that none has)",
              alias)
          .with("gallery", alias);
    }
  }

  private AliasTable latest(Deadline deadline) {
    return scatter
        .all(galleries.nodes(), named -> named.node().aliases(deadline), deadline)
        .stream()
        .max(Comparator.comparingLong(AliasTable::getRevision))
        .orElseThrow();
  }

  private void replace(AliasTable old, AliasTable next, Deadline deadline) {
    AliasTable again = old.toBuilder().setRevision(next.getRevision() + 1).build();
    new AllOrNone(scatter)
        .change(
            galleries.nodes(),
            node -> node.putAliases(next, deadline),
            node -> node.putAliases(again, deadline),
            deadline);
  }
}
