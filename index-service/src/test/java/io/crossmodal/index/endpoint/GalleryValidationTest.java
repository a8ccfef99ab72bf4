package io.crossmodal.index.endpoint;

import static io.crossmodal.index.endpoint.Refusals.assertReason;
import static io.crossmodal.index.endpoint.Refusals.assertViolation;
import static io.crossmodal.index.endpoint.Refusals.failure;
import static io.crossmodal.index.endpoint.Refusals.violations;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest;
import io.crossmodal.index.v1.CreateViewRequest;
import io.crossmodal.index.v1.DropViewRequest;
import io.crossmodal.index.v1.GalleryManifest;
import io.crossmodal.index.v1.GallerySettings;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.PutManifestRequest;
import io.crossmodal.index.v1.ShardServiceGrpc;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.type.v1.Modality;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GalleryValidationTest {

  private static final float[] GOOD = {1, 2, 3, 4};

  private TestIndex index;

  @BeforeAll
  void open(@TempDir Path dataDir) {
    index = TestIndex.open(dataDir);
    index.galleries().createGallery(Messages.gallery("g", 4, 2));
    index.items().upsert(Messages.upsert("g", List.of(item("a"), item("b"))));
  }

  @AfterAll
  void close() {
    index.close();
  }

  private static Item item(String id) {
    return Messages.item(id, Modality.MODALITY_TEXT, GOOD);
  }

  @Test
  void refusesManifestsThatWouldLeaveTheirDirectory() {
    GalleryManifest manifest =
        GalleryManifest.newBuilder()
            .setUid("../outside")
            .setSettings(Messages.gallery("made", 4, 1).getSettings())
            .addLocations("local")
            .setCreating(true)
            .build();
    assertViolation(
        () ->
            ShardServiceGrpc.newBlockingStub(index.channel())
                .putManifest(PutManifestRequest.newBuilder().setManifest(manifest).build()),
        "manifest.uid",
        "'../outside' (expected: 1 to 128 of");
  }

  @Test
  void refusesGalleriesWithAllThatIsWrong() {
    StatusRuntimeException failure =
        failure(() -> index.galleries().createGallery(Messages.gallery("../escape", 5000, 65)));
    assertThat(violations(failure))
        .extracting(BadRequest.FieldViolation::getField)
        .containsExactly("settings.name", "settings.dimension", "settings.shards");
    assertThat(failure).hasMessageContaining("settings.dimension: 5000 (expected: 1..4096)");
  }

  @Test
  void answersARepeatedCreationAndRefusesAnother() {
    GallerySettings settings =
        index.galleries().createGallery(Messages.gallery("g", 4, 2)).getGallery().getSettings();
    assertThat(settings.getDimension()).isEqualTo(4);
    assertReason(
        ErrorReason.ALREADY_EXISTS,
        "gallery: g exists with other settings",
        () -> index.galleries().createGallery(Messages.gallery("g", 5, 2)));
  }

  @Test
  void refusesViews() {
    assertViolation(
        () -> index.galleries().createView(view(ViewSettings.newBuilder().setDimension(5))),
        "settings.dimension",
        "5 (expected: 1..4 for truncation, the gallery's; a Gaussian projection can go up)");
    assertReason(
        ErrorReason.ALREADY_EXISTS,
        "view: full exists with other settings",
        () ->
            index
                .galleries()
                .createView(view(ViewSettings.newBuilder().setName("full").setDimension(2))));
    assertReason(
        ErrorReason.FAILED_PRECONDITION,
        "view: full is the serving one",
        () ->
            index
                .galleries()
                .dropView(DropViewRequest.newBuilder().setGallery("g").setView("full").build()));
  }

  private static CreateViewRequest view(ViewSettings.Builder settings) {
    return CreateViewRequest.newBuilder().setGallery("g").setSettings(settings).build();
  }
}
