package io.crossmodal.index.cluster;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.v1.GalleryManifest;
import io.crossmodal.rpc.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings manifests to all nodes that hold a shard, or to none. */
final class ManifestChanges {

  private static final Logger LOG = LoggerFactory.getLogger(ManifestChanges.class);

  private final Galleries galleries;
  private final Scatter scatter;

  ManifestChanges(Galleries galleries, Scatter scatter) {
    this.galleries = galleries;
    this.scatter = scatter;
  }

  /**
   * Makes a gallery in two steps: shards everywhere, then the word that they are all there.
   *
   * <p>Until a node has that word, it says that it does not have the gallery; a call that repeats
   * the creation goes on from there.
   */
  void make(GalleryManifest manifest, Deadline deadline) {
    make(manifest, (node, creating) -> node.put(creating, deadline), deadline);
  }

  /**
   * The same with another way to make a node's shards.
   *
   * @param maker given the node and the manifest that says {@code creating}
   */
  void make(GalleryManifest manifest, BiConsumer<Node, GalleryManifest> maker, Deadline deadline) {
    GalleryManifest creating = manifest.toBuilder().setCreating(true).build();
    galleries.forget(manifest.getSettings().getName());
    try {
      scatter.all(
          holders(manifest),
          holder -> {
            maker.accept(holder.node(), creating);
            return holder;
          },
          deadline);
    } catch (ServiceException e) {
      dropQuietly(manifest, deadline);
      throw e;
    }
    push(manifest, deadline);
  }

  /** Replaces a gallery's manifest by a later one; if not everywhere, then nowhere. */
  void replace(GalleryManifest old, GalleryManifest next, Deadline deadline) {
    galleries.forget(next.getSettings().getName());
    GalleryManifest again = old.toBuilder().setRevision(next.getRevision() + 1).build();
    new AllOrNone(scatter)
        .change(
            holders(next),
            node -> node.put(next, deadline),
            node -> node.put(again, deadline),
            deadline);
  }

  @CanIgnoreReturnValue
  private static NamedNode put(NamedNode holder, GalleryManifest manifest, Deadline deadline) {
    holder.node().put(manifest, deadline);
    return holder;
  }

  /** Hands a manifest to all of its nodes. */
  void push(GalleryManifest manifest, Deadline deadline) {
    galleries.forget(manifest.getSettings().getName());
    scatter.all(holders(manifest), holder -> put(holder, manifest, deadline), deadline);
  }

  /** Drops a gallery, if all of its nodes answer. */
  void drop(GalleryManifest manifest, Deadline deadline) {
    String name = manifest.getSettings().getName();
    List<NamedNode> holders = holders(manifest);
    scatter.all(holders, holder -> holder.node().manifests(name, deadline), deadline);
    scatter.all(
        holders,
        holder -> {
          holder.node().drop(name, manifest.getUid(), deadline);
          return holder;
        },
        deadline);
    galleries.forget(name);
  }

  private void dropQuietly(GalleryManifest manifest, Deadline deadline) {
    for (NamedNode holder : holders(manifest)) {
      try {
        holder.node().drop(manifest.getSettings().getName(), manifest.getUid(), deadline);
      } catch (ServiceException e) {
        LOG.warn("{}: an unfinished gallery can't be dropped", holder, e);
      }
    }
  }

  /** The nodes that hold shards of a gallery. */
  List<NamedNode> holders(GalleryManifest manifest) {
    List<NamedNode> holders = new ArrayList<>();
    for (String location : manifest.getLocationsList().stream().distinct().toList()) {
      holders.add(new NamedNode(location, galleries.node(location)));
    }
    return holders;
  }
}
