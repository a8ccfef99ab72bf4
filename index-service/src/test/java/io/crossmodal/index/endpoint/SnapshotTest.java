package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crossmodal.index.v1.CreateSnapshotRequest;
import io.crossmodal.index.v1.CreateViewRequest;
import io.crossmodal.index.v1.DeleteRequest;
import io.crossmodal.index.v1.DropGalleryRequest;
import io.crossmodal.index.v1.DropSnapshotRequest;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.ItemParts;
import io.crossmodal.index.v1.ListSnapshotsRequest;
import io.crossmodal.index.v1.Precision;
import io.crossmodal.index.v1.PromoteViewRequest;
import io.crossmodal.index.v1.Query;
import io.crossmodal.index.v1.RestoreSnapshotRequest;
import io.crossmodal.index.v1.ScrollRequest;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.index.v1.Snapshot;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ErrorStatus;
import io.crossmodal.type.v1.Modality;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SnapshotTest {

  private static final int DIMENSION = 6;

  @TempDir Path root;

  private final List<Item> items = items();

  private static List<Item> items() {
    Random random = new Random(5);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      items.add(
          Messages.item("item-" + i, Modality.MODALITY_IMAGE, Messages.vector(random, DIMENSION)));
    }
    return items;
  }

  @Test
  void bringsBackWhatWasThereAndNothingLater() {
    try (TestCluster cluster = new TestCluster(root, 2)) {
      TestIndex index = cluster.node(0);
      fill(index);
      List<Item> before = scroll(index, "photos");
      SearchResponse found = search(index, "photos");
      Snapshot made = create(index, "monday");
      assertThat(made.getFoldersList()).hasSize(2);
      assertThat(made.getBytes()).isPositive();
      index
          .items()
          .delete(DeleteRequest.newBuilder().setGallery("photos").addIds("item-3").build());
      index.items().upsert(Messages.upsert("photos", List.of(other("item-4"), other("late"))));

      restore(cluster.node(1), "monday", "again");

      assertThat(scroll(cluster.node(0), "again")).isEqualTo(before);
      assertThat(search(cluster.node(1), "again").getHitsList()).isEqualTo(found.getHitsList());
      assertThat(search(cluster.node(1), "again").getView()).isEqualTo("small");
      assertThat(scroll(index, "photos")).hasSize(120).isNotEqualTo(before);
    }
  }

  @Test
  void outlivesItsGalleryAndARestart() {
    List<Item> before;
    try (TestIndex index = TestIndex.open(root)) {
      fill(index);
      before = scroll(index, "photos");
      create(index, "monday");
      index.galleries().dropGallery(DropGalleryRequest.newBuilder().setGallery("photos").build());
    }
    try (TestIndex index = TestIndex.open(root)) {
      assertThat(list(index)).extracting(Snapshot::getName).containsExactly("monday");
      restore(index, "monday", "");
    }
    try (TestIndex index = TestIndex.open(root)) {
      assertThat(scroll(index, "photos")).isEqualTo(before);
      // What is restored is a gallery like any other.
      index.items().upsert(Messages.upsert("photos", List.of(other("late"))));
      assertThat(scroll(index, "photos")).hasSize(121);
    }
  }

  @Test
  void isMadeOnceUnderOneName() {
    try (TestIndex index = TestIndex.open(root)) {
      fill(index);
      Snapshot first = create(index, "monday");
      index.items().upsert(Messages.upsert("photos", List.of(other("late"))));
      assertThat(create(index, "monday")).isEqualTo(first);
      assertThat(create(index, "").getName()).matches("[0-9]{8}T[0-9]{6}Z");
      assertThat(list(index)).hasSize(2);
    }
  }

  @Test
  void staysWhenItIsAskedForAgainInVain() {
    try (TestCluster cluster = new TestCluster(root, 2)) {
      TestIndex index = cluster.node(0);
      fill(index);
      create(index, "monday");
      cluster.stop(1);
      assertThat(reason(() -> create(index, "monday"))).isEqualTo(ErrorReason.UNREACHABLE);
      assertThat(list(index)).extracting(Snapshot::getName).containsExactly("monday");
    }
  }

  @Test
  void isGoneWhenDropped() throws IOException {
    try (TestIndex index = TestIndex.open(root)) {
      fill(index);
      Path folder = Path.of(create(index, "monday").getFolders(0).replaceFirst("^local: ", ""));
      assertThat(folder).isDirectory();
      drop(index, "monday");
      assertThat(folder).doesNotExist();
      assertThat(list(index)).isEmpty();
      assertThat(reason(() -> drop(index, "monday"))).isEqualTo(ErrorReason.SNAPSHOT_NOT_FOUND);
      assertThat(reason(() -> restore(index, "monday", "x")))
          .isEqualTo(ErrorReason.SNAPSHOT_NOT_FOUND);
      assertThat(reason(() -> create(index, "../../x"))).isEqualTo(ErrorReason.INVALID_FIELD);
      assertThat(reason(() -> restore(index, "..", "x"))).isEqualTo(ErrorReason.INVALID_FIELD);
    }
  }

  @Test
  void saysWhatIsMissingOrTaken() throws IOException {
    try (TestIndex index = TestIndex.open(root)) {
      fill(index);
      Snapshot made = create(index, "monday");
      assertThat(reason(() -> restore(index, "monday", "photos")))
          .isEqualTo(ErrorReason.ALREADY_EXISTS);
      Path folder = Path.of(made.getFolders(0).replaceFirst("^local: ", ""));
      Files.writeString(folder.resolve("gallery.manifest"), "nonsense");
      assertThat(list(index)).isEmpty();
      assertThat(reason(() -> restore(index, "monday", "again")))
          .isEqualTo(ErrorReason.SNAPSHOT_NOT_FOUND);
    }
  }

  private void fill(TestIndex index) {
    index.galleries().createGallery(Messages.gallery("photos", DIMENSION, 3));
    index.items().upsert(Messages.upsert("photos", items));
    index
        .galleries()
        .createView(
            CreateViewRequest.newBuilder()
                .setGallery("photos")
                .setSettings(
                    ViewSettings.newBuilder()
                        .setName("small")
                        .setPrecision(Precision.PRECISION_INT8))
                .build());
    index
        .galleries()
        .promoteView(PromoteViewRequest.newBuilder().setGallery("photos").setView("small").build());
  }

  private static Item other(String id) {
    return Messages.item(id, Modality.MODALITY_IMAGE, new float[] {1, 0, 0, 0, 0, 0});
  }

  private static Snapshot create(TestIndex index, String name) {
    return index
        .galleries()
        .createSnapshot(
            CreateSnapshotRequest.newBuilder().setGallery("photos").setName(name).build())
        .getSnapshot();
  }

  private static void restore(TestIndex index, String name, String target) {
    var unused =
        index
            .galleries()
            .restoreSnapshot(
                RestoreSnapshotRequest.newBuilder()
                    .setGallery("photos")
                    .setName(name)
                    .setTarget(target)
                    .build());
  }

  private static void drop(TestIndex index, String name) {
    var unused =
        index
            .galleries()
            .dropSnapshot(
                DropSnapshotRequest.newBuilder().setGallery("photos").setName(name).build());
  }

  private static List<Snapshot> list(TestIndex index) {
    return index
        .galleries()
        .listSnapshots(ListSnapshotsRequest.getDefaultInstance())
        .getSnapshotsList();
  }

  private static List<Item> scroll(TestIndex index, String gallery) {
    return index
        .items()
        .scroll(
            ScrollRequest.newBuilder()
                .setGallery(gallery)
                .setPageSize(1_000)
                .setParts(ItemParts.newBuilder().setVector(true).setPayload(true))
                .build())
        .getItemsList();
  }

  private static SearchResponse search(TestIndex index, String gallery) {
    return index
        .searches()
        .search(
            SearchRequest.newBuilder()
                .setGallery(gallery)
                .setQuery(Query.newBuilder().setItemId("item-7"))
                .setParameters(SearchParameters.newBuilder().setK(20))
                .build());
  }

  private static ErrorReason reason(ThrowingCallable call) {
    return ErrorStatus.reason(catchThrowableOfType(StatusRuntimeException.class, call));
  }
}
