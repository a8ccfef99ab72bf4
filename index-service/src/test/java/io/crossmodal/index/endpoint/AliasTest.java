package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crossmodal.index.v1.CountRequest;
import io.crossmodal.index.v1.DropGalleryRequest;
import io.crossmodal.index.v1.GetGalleryRequest;
import io.crossmodal.index.v1.SetAliasRequest;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ErrorStatus;
import io.crossmodal.type.v1.Modality;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class AliasTest {

  @TempDir Path root;

  @Test
  void meansOneGalleryOnEveryNodeAndThenAnother() {
    try (TestCluster cluster = new TestCluster(root, 2)) {
      fill(cluster.node(0), "old", 1);
      fill(cluster.node(0), "new", 3);
      assertThat(set(cluster.node(0), "photos", "old")).isEmpty();
      assertThat(count(cluster.node(0), "photos")).isEqualTo(1);
      assertThat(count(cluster.node(1), "photos")).isEqualTo(1);
      assertThat(set(cluster.node(1), "photos", "new")).isEqualTo("old");
      assertThat(count(cluster.node(0), "photos")).isEqualTo(3);
      assertThat(
              cluster
                  .node(0)
                  .galleries()
                  .getGallery(GetGalleryRequest.newBuilder().setGallery("photos").build())
                  .getGallery()
                  .getAliasesList())
          .containsExactly("photos");
      assertThat(set(cluster.node(0), "photos", "")).isEqualTo("new");
      assertThat(reason(() -> count(cluster.node(1), "photos")))
          .isEqualTo(ErrorReason.GALLERY_NOT_FOUND);
    }
  }

  @Test
  void isThereAfterARestart() {
    try (TestIndex index = TestIndex.open(root)) {
      fill(index, "old", 2);
      set(index, "photos", "old");
    }
    try (TestIndex index = TestIndex.open(root)) {
      assertThat(count(index, "photos")).isEqualTo(2);
    }
  }

  @Test
  void refusesWhatWouldConfuse() {
    try (TestIndex index = TestIndex.open(root)) {
      fill(index, "one", 1);
      fill(index, "two", 1);
      set(index, "alias", "one");
      assertThat(reason(() -> set(index, "two", "one"))).isEqualTo(ErrorReason.ALREADY_EXISTS);
      assertThat(reason(() -> set(index, "other", "alias"))).isEqualTo(ErrorReason.INVALID_FIELD);
      assertThat(reason(() -> set(index, "other", "none")))
          .isEqualTo(ErrorReason.GALLERY_NOT_FOUND);
      assertThat(reason(() -> set(index, "../x", "one"))).isEqualTo(ErrorReason.INVALID_FIELD);
      assertThat(reason(() -> fill(index, "alias", 1))).isEqualTo(ErrorReason.ALREADY_EXISTS);
      assertThat(reason(() -> drop(index, "alias"))).isEqualTo(ErrorReason.ALREADY_EXISTS);
      assertThat(reason(() -> drop(index, "one"))).isEqualTo(ErrorReason.FAILED_PRECONDITION);
      set(index, "alias", "two");
      drop(index, "one");
      assertThat(count(index, "alias")).isEqualTo(1);
    }
  }

  private static void fill(TestIndex index, String gallery, int items) {
    index.galleries().createGallery(Messages.gallery(gallery, 2, 2));
    for (int i = 0; i < items; i++) {
      index
          .items()
          .upsert(
              Messages.upsert(
                  gallery,
                  List.of(Messages.item("i" + i, Modality.MODALITY_TEXT, new float[] {1, i}))));
    }
  }

  private static String set(TestIndex index, String alias, String gallery) {
    return index
        .galleries()
        .setAlias(SetAliasRequest.newBuilder().setAlias(alias).setGallery(gallery).build())
        .getPrevious();
  }

  private static void drop(TestIndex index, String gallery) {
    var unused =
        index.galleries().dropGallery(DropGalleryRequest.newBuilder().setGallery(gallery).build());
  }

  private static long count(TestIndex index, String gallery) {
    return index.items().count(CountRequest.newBuilder().setGallery(gallery).build()).getItems();
  }

  private static ErrorReason reason(ThrowingCallable call) {
    return ErrorStatus.reason(catchThrowableOfType(StatusRuntimeException.class, call));
  }
}
