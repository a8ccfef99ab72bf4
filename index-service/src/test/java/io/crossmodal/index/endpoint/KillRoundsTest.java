package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.v1.CreateSnapshotRequest;
import io.crossmodal.index.v1.CreateViewRequest;
import io.crossmodal.index.v1.DeleteRequest;
import io.crossmodal.index.v1.DropViewRequest;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.GalleryServiceGrpc;
import io.crossmodal.index.v1.GalleryServiceGrpc.GalleryServiceBlockingStub;
import io.crossmodal.index.v1.GetGalleryRequest;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.ItemParts;
import io.crossmodal.index.v1.ItemServiceGrpc;
import io.crossmodal.index.v1.ItemServiceGrpc.ItemServiceBlockingStub;
import io.crossmodal.index.v1.ListSnapshotsRequest;
import io.crossmodal.index.v1.Precision;
import io.crossmodal.index.v1.PromoteViewRequest;
import io.crossmodal.index.v1.Query;
import io.crossmodal.index.v1.RestoreSnapshotRequest;
import io.crossmodal.index.v1.ScrollRequest;
import io.crossmodal.index.v1.SearchHit;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.Snapshot;
import io.crossmodal.index.v1.View;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.rpc.Embeddings;
import io.crossmodal.type.v1.Modality;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process at random moments of upserting, deleting, sealing, changing views, promoting and
 * making snapshots, and holds what is left against what was acknowledged. {@code
 * -Dcrossmodal.kill.rounds=200} for the long run; the seed is the round's number, from {@code
 * -Dcrossmodal.kill.first} on.
 */
@Timeout(value = 4, unit = TimeUnit.HOURS)
class KillRoundsTest {

  private static final int FIRST = Integer.getInteger("crossmodal.kill.first", 0);
  private static final int ROUNDS = Integer.getInteger("crossmodal.kill.rounds", 3);
  private static final int IDS = 400;
  private static final int DIMENSION = 8;
  private static final String GALLERY = "killed";

  @TempDir Path dataDir;

  /** What is acknowledged. */
  private final Map<String, Item> items = new HashMap<>();

  private final Set<String> views = new TreeSet<>();
  private final Set<String> snapshots = new HashSet<>();
  private String serving = "full";

  /** What the call under way would change, if it was applied before the kill. */
  private final Map<String, Item> pendingUpserts = new HashMap<>();

  private final Set<String> pendingDeletes = new HashSet<>();
  private final Set<String> pendingViews = new HashSet<>();
  private String pendingServing = "full";
  private String pendingSnapshot = "";

  private int snapshotsMade;

  @Test
  void keepsEverythingAcknowledgedThroughKillsAtAnyMoment() throws Exception {
    try (TestIndex index = TestIndex.open(dataDir)) {
      index.galleries().createGallery(Messages.gallery(GALLERY, DIMENSION, 2));
    }
    views.add("full");
    for (int round = FIRST; round < FIRST + ROUNDS; round++) {
      Random random = new Random(round);
      try (ChildIndex child = ChildIndex.start(dataDir);
          ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor()) {
        var unused =
            killer.schedule(
                () -> {
                  child.kill();
                  return true;
                },
                100 + random.nextInt(1_500),
                TimeUnit.MILLISECONDS);
        workUntilKilled(child, random);
      }
      try (TestIndex index = TestIndex.open(dataDir)) {
        check(index, round);
      }
    }
    try (TestIndex index = TestIndex.open(dataDir)) {
      for (String snapshot : snapshots.stream().sorted().limit(3).toList()) {
        restores(index, snapshot);
      }
    }
  }

  private void workUntilKilled(ChildIndex child, Random random) {
    GalleryServiceBlockingStub galleries = GalleryServiceGrpc.newBlockingStub(child.channel());
    ItemServiceBlockingStub writes = ItemServiceGrpc.newBlockingStub(child.channel());
    try {
      while (true) {
        clearPending();
        switch (random.nextInt(12)) {
          case 0 -> delete(writes, random);
          case 1 -> createView(galleries, random);
          case 2 -> dropView(galleries, random);
          case 3 -> promote(galleries, random);
          case 4 -> snapshot(galleries);
          default -> upsert(writes, random);
        }
      }
    } catch (StatusRuntimeException killed) {
      assertThat(killed.getStatus().getCode().name()).isIn("UNAVAILABLE", "CANCELLED");
    }
  }

  private void clearPending() {
    pendingUpserts.clear();
    pendingDeletes.clear();
    pendingViews.clear();
    pendingServing = serving;
    pendingSnapshot = "";
  }

  private void upsert(ItemServiceBlockingStub writes, Random random) {
    for (int i = random.nextInt(80); i >= 0; i--) {
      String id = "item-" + random.nextInt(IDS);
      Item item = Messages.item(id, Modality.MODALITY_IMAGE, Messages.vector(random, DIMENSION));
      pendingUpserts.put(id, item);
    }
    var unused = writes.upsert(Messages.upsert(GALLERY, List.copyOf(pendingUpserts.values())));
    items.putAll(pendingUpserts);
  }

  private void delete(ItemServiceBlockingStub writes, Random random) {
    for (int i = random.nextInt(30); i >= 0; i--) {
      pendingDeletes.add("item-" + random.nextInt(IDS));
    }
    var unused =
        writes.delete(
            DeleteRequest.newBuilder().setGallery(GALLERY).addAllIds(pendingDeletes).build());
    items.keySet().removeAll(pendingDeletes);
  }

  private void createView(GalleryServiceBlockingStub galleries, Random random) {
    Precision precision =
        List.of(Precision.PRECISION_FP16, Precision.PRECISION_INT8, Precision.PRECISION_INT4)
            .get(random.nextInt(3));
    String view = "view-" + precision.getNumber();
    pendingViews.add(view);
    var unused =
        galleries.createView(
            CreateViewRequest.newBuilder()
                .setGallery(GALLERY)
                .setSettings(ViewSettings.newBuilder().setName(view).setPrecision(precision))
                .build());
    views.add(view);
  }

  private void dropView(GalleryServiceBlockingStub galleries, Random random) {
    List<String> some = views.stream().filter(view -> !view.equals(serving)).toList();
    if (!some.isEmpty()) {
      String view = some.get(random.nextInt(some.size()));
      pendingViews.add(view);
      var unused =
          galleries.dropView(
              DropViewRequest.newBuilder().setGallery(GALLERY).setView(view).build());
      views.remove(view);
    }
  }

  private void promote(GalleryServiceBlockingStub galleries, Random random) {
    String view = List.copyOf(views).get(random.nextInt(views.size()));
    pendingServing = view;
    var unused =
        galleries.promoteView(
            PromoteViewRequest.newBuilder().setGallery(GALLERY).setView(view).build());
    serving = view;
  }

  private void snapshot(GalleryServiceBlockingStub galleries) {
    pendingSnapshot = "snapshot-%05d".formatted(snapshotsMade++);
    var unused =
        galleries.createSnapshot(
            CreateSnapshotRequest.newBuilder()
                .setGallery(GALLERY)
                .setName(pendingSnapshot)
                .build());
    snapshots.add(pendingSnapshot);
  }

  /** Holds what is there against what must and may be there, and goes on from what is there. */
  private void check(TestIndex index, int round) {
    Gallery gallery =
        index
            .galleries()
            .getGallery(GetGalleryRequest.newBuilder().setGallery(GALLERY).build())
            .getGallery();
    assertThat(gallery.getUnreachableList()).as("round %d", round).isEmpty();
    checkItems(index, round);
    Set<String> found = new TreeSet<>();
    for (View view : gallery.getViewsList()) {
      found.add(view.getSettings().getName());
    }
    Set<String> changed = new HashSet<>(views);
    changed.removeAll(found);
    Set<String> added = new HashSet<>(found);
    added.removeAll(views);
    changed.addAll(added);
    assertThat(pendingViews).as("round %d", round).containsAll(changed);
    views.clear();
    views.addAll(found);
    assertThat(gallery.getServingView()).as("round %d", round).isIn(serving, pendingServing);
    serving = gallery.getServingView();
    Set<String> kept = new HashSet<>();
    for (Snapshot snapshot :
        index
            .galleries()
            .listSnapshots(ListSnapshotsRequest.getDefaultInstance())
            .getSnapshotsList()) {
      assertThat(snapshot.getMissingList()).as("round %d", round).isEmpty();
      kept.add(snapshot.getName());
    }
    assertThat(kept).as("round %d", round).containsAll(snapshots);
    snapshots.add(pendingSnapshot);
    assertThat(snapshots).as("round %d", round).containsAll(kept);
    snapshots.retainAll(kept);
    for (String view : views) {
      searches(index, view);
    }
  }

  private void checkItems(TestIndex index, int round) {
    Map<String, Item> stored = new TreeMap<>();
    for (Item item : scroll(index, GALLERY)) {
      assertThat(stored.put(item.getId(), item)).as("round %d", round).isNull();
    }
    Set<String> ids = new HashSet<>(items.keySet());
    ids.addAll(stored.keySet());
    for (String id : ids) {
      List<Object> possible = new ArrayList<>();
      possible.add(vector(items.get(id)));
      if (pendingUpserts.containsKey(id)) {
        possible.add(vector(pendingUpserts.get(id)));
      }
      if (pendingDeletes.contains(id)) {
        possible.add("none");
      }
      assertThat(possible).as("round %d, %s", round, id).contains(vector(stored.get(id)));
    }
    items.clear();
    items.putAll(stored);
  }

  private static Object vector(@org.jspecify.annotations.Nullable Item item) {
    return item == null ? "none" : item.getVector();
  }

  /** Every view has every item, and the exact one ranks them as a scan by hand does. */
  private void searches(TestIndex index, String view) {
    float[] query = Messages.vector(new Random(items.size()), DIMENSION);
    List<SearchHit> hits =
        index
            .searches()
            .search(
                SearchRequest.newBuilder()
                    .setGallery(GALLERY)
                    .setQuery(Query.newBuilder().setVector(Embeddings.toVector(query)))
                    .setParameters(SearchParameters.newBuilder().setView(view).setK(IDS))
                    .build())
            .getHitsList();
    assertThat(hits).as(view).hasSize(items.size());
    if (view.equals("full") && !hits.isEmpty()) {
      Comparator<Item> nearest = Comparator.comparingDouble(item -> -cosine(query, item));
      Item first = items.values().stream().min(nearest).orElseThrow();
      assertThat(hits.getFirst().getItem().getId()).isEqualTo(first.getId());
    }
  }

  private static double cosine(float[] query, Item item) {
    float[] vector = Embeddings.toArray(item.getVector());
    double dot = 0;
    double squares = 0;
    for (int i = 0; i < vector.length; i++) {
      dot += (double) query[i] * vector[i];
      squares += (double) vector[i] * vector[i];
    }
    return dot / Math.sqrt(squares);
  }

  private static void restores(TestIndex index, String snapshot) {
    var unused =
        index
            .galleries()
            .restoreSnapshot(
                RestoreSnapshotRequest.newBuilder()
                    .setGallery(GALLERY)
                    .setName(snapshot)
                    .setTarget("restored-" + snapshot)
                    .build());
    List<Item> restored = scroll(index, "restored-" + snapshot);
    assertThat(restored).extracting(Item::getId).doesNotHaveDuplicates();
  }

  private static List<Item> scroll(TestIndex index, String gallery) {
    return index
        .items()
        .scroll(
            ScrollRequest.newBuilder()
                .setGallery(gallery)
                .setPageSize(1_000)
                .setParts(ItemParts.newBuilder().setVector(true))
                .build())
        .getItemsList();
  }
}
