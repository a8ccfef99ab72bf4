package io.crossmodal.index.cluster;

import java.time.Clock;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * This node's part in the cluster: its galleries, the other nodes, and the coordinators of calls
 * that concern shards of both.
 */
public final class IndexCluster implements AutoCloseable {

  private final LocalNode localNode;
  private final String advertise;
  private final ExecutorService readThreads = Executors.newVirtualThreadPerTaskExecutor();
  private final WriteThreads writeThreads;
  private final GalleryCoordinator galleries;
  private final ViewCoordinator views;
  private final AliasCoordinator aliases;
  private final SnapshotCoordinator snapshots;
  private final ItemCoordinator items;
  private final SearchCoordinator searches;
  private final CandidateCoordinator candidates;

  /**
   * Connects the parts; closes none of its arguments.
   *
   * @param advertise address of this node; empty if it is the only one
   * @param peers the other nodes by address
   * @param writers makes the threads that write
   */
  public IndexCluster(
      LocalNode local,
      String advertise,
      SortedMap<String, Node> peers,
      ThreadFactory writers,
      Clock clock) {
    this.localNode = local;
    this.advertise = advertise;
    this.writeThreads = new WriteThreads(writers);
    Scatter reads = new Scatter(readThreads);
    Scatter writes = new Scatter(writeThreads.executor());
    Galleries known = new Galleries(local, advertise, peers, reads);
    this.aliases = new AliasCoordinator(known, writes);
    ManifestChanges changes = new ManifestChanges(known, writes);
    this.galleries = new GalleryCoordinator(known, changes, reads, clock);
    this.snapshots = new SnapshotCoordinator(known, changes, galleries, writes, clock);
    this.items = new ItemCoordinator(known, writes, reads);
    this.views = new ViewCoordinator(known, changes, galleries, new AxesFit(items));
    QueryVectors vectors = new QueryVectors(items);
    this.searches = new SearchCoordinator(known, reads, vectors);
    this.candidates = new CandidateCoordinator(known, reads, vectors);
  }

  public GalleryCoordinator galleries() {
    return galleries;
  }

  public ViewCoordinator views() {
    return views;
  }

  public AliasCoordinator aliases() {
    return aliases;
  }

  public SnapshotCoordinator snapshots() {
    return snapshots;
  }

  public ItemCoordinator items() {
    return items;
  }

  public SearchCoordinator searches() {
    return searches;
  }

  public CandidateCoordinator candidates() {
    return candidates;
  }

  /** Where items are written. */
  public WriteThreads writeThreads() {
    return writeThreads;
  }

  /** What other nodes may ask of this one. */
  public HeldNode held() {
    return new HeldNode(localNode, advertise);
  }

  @Override
  public void close() {
    readThreads.shutdownNow();
    writeThreads.close();
  }
}
