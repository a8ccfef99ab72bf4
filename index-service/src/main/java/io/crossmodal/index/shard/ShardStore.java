package io.crossmodal.index.shard;

import io.crossmodal.index.codec.VectorCodec;
import io.crossmodal.index.view.QuantizedView;
import io.crossmodal.index.view.ViewSpec;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.nio.file.Path;
import java.util.List;

/**
 * One shard: a database as the durable truth of its items, and their views in memory.
 *
 * <p>Writes come one at a time and are in the database before they are in memory; readers never
 * wait for them. After a crash everything that {@link #write} returned for is there.
 */
public final class ShardStore implements AutoCloseable {

  private final ShardDatabase database;
  private final ItemReader items;
  private final ShardFiles files;
  private final TableLoader loader;
  private final LiveTable live;
  private final Pace pace = new Pace();
  private final Upkeep upkeep;
  private final TailRoom room;
  private final ShardWriter writer;
  private final Payloads payloads;
  private final ShardSearch search;
  private final PageReader pages;

  private ShardStore(ShardSettings settings, ShardResources resources, ShardDatabase database) {
    this.database = database;
    this.items = new ItemReader(database);
    ChangeLog changes = new ChangeLog(database);
    this.files =
        new ShardFiles(
            settings, items, new GenerationFiles(database.directory(), settings.identity()), pace);
    this.loader = new TableLoader(items, changes, files);
    this.live = new LiveTable(settings, files);
    this.upkeep =
        new Upkeep(
            live,
            new Sealing(
                live, database, changes, files, loader, resources.limits(), resources.directory()),
            pace,
            resources.background(),
            database.writable());
    this.room = new TailRoom(live, upkeep, resources.limits().maxTailOrdinals());
    this.writer =
        new ShardWriter(
            database,
            new AppliedRequests(database, resources.limits().rememberedRequests()),
            changes,
            live,
            resources.directory());
    this.payloads = new Payloads(live, items, files, settings.payloads());
    this.search =
        new ShardSearch(
            live,
            pace,
            upkeep,
            payloads,
            new ExactViews(files),
            new HitGroups(items, payloads),
            resources.queries());
    this.pages = new PageReader(live, payloads, items);
  }

  /**
   * Opens a shard: its last generation and what changed since; where there is none, every item is
   * read.
   *
   * @param create makes the shard if there is none; else that is an error
   */
  public static ShardStore open(
      Path directory,
      ShardSettings settings,
      List<ViewSpec> views,
      boolean create,
      ShardResources resources) {
    ShardDatabase database = DatabaseOpening.open(directory, resources.storage(), create);
    ShardStore store = new ShardStore(settings, resources, database);
    try {
      settings.identity().check(database, directory);
      store.start(views);
      return store;
    } catch (IllegalArgumentException e) {
      store.close();
      throw new ServiceException(
          ErrorReason.STORAGE_FAILED,
          "shard directory %s: %s".formatted(directory, e.getMessage()),
          e);
    } catch (RuntimeException | Error e) {
      store.close();
      throw e;
    }
  }

  private void start(List<ViewSpec> views) {
    ItemTable table = loader.begin(views);
    GraphOpening graphs = GraphOpening.begin(live, files, table);
    loader.fill(table, database.writable());
    live.start(table);
    graphs.await();
    upkeep.look();
  }

  /**
   * Gives a copy of a shard's directory the identity of another shard, which is to begin with what
   * the copy holds.
   */
  public static void adopt(Path copy, ShardIdentity identity, Storage storage) {
    try (ShardDatabase database = DatabaseOpening.open(copy, storage, false)) {
      identity.replace(database);
      // The derived files did not come along.
      new ChangeLog(database).forget();
    }
  }

  /**
   * Makes a directory with everything that was acknowledged so far, and none of the views; files
   * that never change are shared with this shard's own.
   */
  public void checkpoint(Path target) {
    database.checkpoint(target);
  }

  /**
   * Waits until there is room for more items in memory; to be called before they are written.
   *
   * @throws io.crossmodal.rpc.ServiceException when the deadline passes first
   */
  public void awaitRoom(Deadline deadline) {
    room.await(deadline);
  }

  /** Makes changes, all or none; a repeated request is answered and changes nothing. */
  public WriteOutcome write(WriteRequest request) {
    WriteOutcome outcome = writer.write(request);
    upkeep.look();
    return outcome;
  }

  /** The items that exist, in the order in which they were asked for. */
  public List<Item> read(List<String> ids, ItemParts parts) {
    return items.read(ids, parts);
  }

  /** Items in the order of their ids. */
  public Page page(PageRequest request, Deadline deadline) {
    return pages.page(request, deadline);
  }

  /** Counts live items. */
  public ItemCount count(Selection selection, Deadline deadline) {
    Selected selected = payloads.select(live.table(), selection, deadline);
    return new ItemCount(selected.size(), selected.fields());
  }

  /** Ranks the items for each query. */
  public Rankings rank(RankRequest request, Deadline deadline) {
    requireChange(request.settings().minSequence());
    return search.rank(request, deadline);
  }

  /** Number of the latest change; that of an acknowledged write is this or an earlier one. */
  public long sequence() {
    return database.sequence();
  }

  /** What was acknowledged is in memory too, so that to have it is to answer with it. */
  private void requireChange(long number) {
    long latest = database.sequence();
    if (latest < number) {
      throw ServiceException.of(
          ErrorReason.FAILED_PRECONDITION,
          "read_tokens: change %d (expected: at most %d, the latest of the shard; it was restored"
              + " from before that write)",
          number,
          latest);
    }
  }

  /** Scores named items for each query. */
  public PoolScores score(PoolRequest request, Deadline deadline) {
    return search.score(request, deadline);
  }

  /**
   * Makes these the views of the shard and drops what is not named. New ones can be searched when
   * this returns, and their files are built in the background.
   */
  public void views(List<ViewSpec> wanted) {
    pace.goingFirst(() -> live.views(wanted));
    upkeep.look();
  }

  public ShardStatus status() {
    ItemTable table = live.table();
    Population population = table.population();
    return new ShardStatus(
        population.of(Modality.TEXT).size(),
        population.of(Modality.IMAGE).size(),
        population.of(Modality.VIDEO).size(),
        database.diskBytes() + files.diskBytes(),
        table.views().values().stream().map(ShardStore::status).toList());
  }

  private static ViewStatus status(QuantizedView view) {
    ViewSpec spec = view.spec();
    return new ViewStatus(
        spec.name(),
        view.bytes(),
        VectorCodec.of(spec.precision(), spec.dimension()).bytesPerVector(),
        view.size(),
        view.allocatedBytes(),
        view.fileBytes(),
        view.state(),
        view.progress());
  }

  /** Ordinals that are in files. */
  int sealedOrdinals() {
    return live.table().sealedCount();
  }

  /** How often an item was read to know its payload. */
  long readForFilters() {
    return items.readForFilters();
  }

  /** How often an item was read to make codes of it. */
  long readForViews() {
    return items.readForViews();
  }

  /**
   * Abandons what runs in the background, writes out what the database has in memory and closes.
   */
  @Override
  public void close() {
    pace.stop();
    live.close();
    database.close();
  }
}
