package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.GetGalleryRequest;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.ListGalleriesRequest;
import io.crossmodal.index.v1.SearchResponse;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One damaged gallery must not keep the others from serving, and nothing of it is deleted. */
@Timeout(60)
class DamageTest {

  private static final float[] QUERY = {1, 2, 3, 4};

  @TempDir Path dataDir;

  @Test
  void servesTheOthersWhenAManifestMakesNoSense() throws IOException {
    makeGalleries("bad", "good");
    Path manifest = directory("bad").resolve("gallery.manifest");
    Files.writeString(manifest, "uid: \"torn");
    Files.createDirectories(directory("empty"));
    try (TestIndex index = TestIndex.open(dataDir)) {
      List<Gallery> listed =
          index
              .galleries()
              .listGalleries(ListGalleriesRequest.getDefaultInstance())
              .getGalleriesList();
      assertThat(listed)
          .extracting(gallery -> gallery.getSettings().getName())
          .containsExactly("bad", "empty", "good");
      assertThat(listed.get(0).getUnreachable(0)).startsWith("damaged: ").contains("bad");
      assertThat(listed.get(2).getUnreachableList()).isEmpty();
      assertThat(search(index, "good").getHitsCount()).isEqualTo(20);
      assertRefused(index, () -> search(index, "bad"));
      assertRefused(index, () -> index.galleries().createGallery(Messages.gallery("bad", 4, 2)));
    }
    assertThat(Files.readString(manifest)).isEqualTo("uid: \"torn");
    assertThat(directory("bad").resolve("shard-001")).isNotEmptyDirectory();
  }

  private static void assertRefused(TestIndex index, Runnable call) {
    StatusRuntimeException failure = catchThrowableOfType(StatusRuntimeException.class, call::run);
    assertThat(ErrorStatus.reason(failure)).isEqualTo(ErrorReason.FAILED_PRECONDITION);
    assertThat(failure).hasMessageContaining("damaged");
  }

  @Test
  void searchesTheShardsThatAreLeft() throws IOException {
    makeGalleries("g");
    try (Stream<Path> files = Files.list(directory("g").resolve("shard-001"))) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().startsWith("MANIFEST")) {
          Files.writeString(file, "not a manifest");
        }
      }
    }
    Files.delete(directory("g").resolve("shard-002/CURRENT"));
    try (TestIndex index = TestIndex.open(dataDir)) {
      SearchResponse found = search(index, "g");
      assertThat(found.getHitsCount()).isBetween(1, 19);
      assertThat(found.getCoverage().getShardsSucceeded()).isEqualTo(1);
      assertThat(found.getCoverage().getUnreachableList())
          .containsExactly("shard 1 at local: UNAVAILABLE", "shard 2 at local: UNAVAILABLE");
      Gallery gallery =
          index
              .galleries()
              .getGallery(GetGalleryRequest.newBuilder().setGallery("g").build())
              .getGallery();
      assertThat(gallery.getUnreachable(0)).contains("damaged").contains("shard-001");
      assertThat(gallery.getUnreachable(1)).contains("missing or without data");
      StatusRuntimeException failure =
          catchThrowableOfType(
              StatusRuntimeException.class,
              () -> index.items().upsert(Messages.upsert("g", items())));
      assertThat(ErrorStatus.reason(failure)).isEqualTo(ErrorReason.UNREACHABLE);
    }
  }

  @Test
  void goesOnWithACreationThatWasNotFinished() throws IOException {
    makeGalleries("g");
    Path manifest = directory("g").resolve("gallery.manifest");
    Files.writeString(manifest, Files.readString(manifest) + "creating: true\n");
    try (TestIndex index = TestIndex.open(dataDir)) {
      StatusRuntimeException failure =
          catchThrowableOfType(StatusRuntimeException.class, () -> search(index, "g"));
      assertThat(ErrorStatus.reason(failure)).isEqualTo(ErrorReason.GALLERY_NOT_FOUND);
      assertThat(
              index
                  .galleries()
                  .listGalleries(ListGalleriesRequest.getDefaultInstance())
                  .getGalleries(0)
                  .getUnreachable(0))
          .contains("its creation was not finished");
      index.galleries().createGallery(Messages.gallery("g", 4, 1));
      assertThat(search(index, "g").getHitsCount()).isZero();
    }
    try (Stream<Path> galleries = Files.list(dataDir.resolve("galleries"))) {
      assertThat(galleries)
          .extracting(path -> path.getFileName().toString().replaceAll("-.*", ""))
          .containsExactlyInAnyOrder("g", ".unfinished");
    }
  }

  private void makeGalleries(String... names) {
    try (TestIndex index = TestIndex.open(dataDir)) {
      for (String name : names) {
        index.galleries().createGallery(Messages.gallery(name, 4, 3));
        index.items().upsert(Messages.upsert(name, items()));
      }
    }
  }

  private static List<Item> items() {
    Random random = new Random(4);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      items.add(Messages.item("item-" + i, Modality.MODALITY_IMAGE, Messages.vector(random, 4)));
    }
    return items;
  }

  private static SearchResponse search(TestIndex index, String gallery) {
    return index.searches().search(Messages.search(gallery, QUERY, 100));
  }

  private Path directory(String gallery) {
    return dataDir.resolve("galleries").resolve(gallery);
  }
}
