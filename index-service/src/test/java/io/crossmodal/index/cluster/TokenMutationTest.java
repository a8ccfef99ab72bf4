package io.crossmodal.index.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.TextFormat;
import io.crossmodal.index.fuzz.Mutants;
import io.crossmodal.index.v1.AliasTable;
import io.crossmodal.index.v1.GalleryManifest;
import io.crossmodal.index.v1.GallerySettings;
import io.crossmodal.index.v1.IndexKind;
import io.crossmodal.index.v1.Precision;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that callers send and small files that somebody edited: read, or refused in words. */
final class TokenMutationTest {

  private static final int MUTANTS = 20_000;
  private static final int FILES = 4_000;
  private static final String BASE64 = "AZaz09-_=+/. \n";
  private static final String TEXT = "{}:\"'\\ \n0-9azAZ_<>,;";

  private static final GalleryManifest MANIFEST =
      GalleryManifest.newBuilder()
          .setUid("01J")
          .setSettings(GallerySettings.newBuilder().setName("g").setDimension(8).setShards(2))
          .addViews(
              ViewSettings.newBuilder()
                  .setName("v")
                  .setDimension(8)
                  .setPrecision(Precision.PRECISION_FP32)
                  .setIndexKind(IndexKind.INDEX_KIND_GRAPH))
          .addLocations("local")
          .addLocations("local")
          .build();

  @TempDir Path directory;

  private final Mutants mutants = new Mutants();

  @Test
  void readsOrRefusesWriteTokens() {
    PlacedGallery gallery = new PlacedGallery(MANIFEST, List.of());
    String token = WriteTokens.of(gallery, Map.of(0, 12L, 1, 3_456_789L));
    assertThat(WriteTokens.changes(gallery, List.of(token))).containsEntry(1, 3_456_789L);
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      try {
        WriteTokens.changes(gallery, List.of(mutants.of(token, BASE64)));
      } catch (ServiceException e) {
        assertThat(e.reason()).isEqualTo(ErrorReason.INVALID_FIELD);
        refused++;
      }
    }
    assertThat(refused).isBetween(MUTANTS / 2, MUTANTS - 1);
  }

  @Test
  void readsOrRefusesManifests() throws IOException {
    Path file = directory.resolve(ManifestFile.NAME);
    String text = TextFormat.printer().printToString(MANIFEST);
    Files.writeString(file, text);
    assertThat(ManifestFile.read(directory)).isEqualTo(MANIFEST);
    int refused = 0;
    for (int i = 0; i < FILES; i++) {
      Files.writeString(
          file,
          i % 4 == 0 ? mutants.garbled(text) : mutants.of(text, TEXT),
          StandardCharsets.ISO_8859_1);
      try {
        ManifestFile.read(directory);
      } catch (IOException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(FILES / 4, FILES - 1);
  }

  @Test
  void readsOrRefusesAliasTables() throws IOException {
    AliasFile file = new AliasFile(directory.resolve("aliases"));
    AliasTable table = AliasTable.newBuilder().setRevision(3).putGalleries("a", "g").build();
    file.write(table);
    assertThat(file.read()).isEqualTo(table);
    String text = Files.readString(file.path());
    int refused = 0;
    for (int i = 0; i < FILES; i++) {
      Files.writeString(file.path(), mutants.of(text, TEXT), StandardCharsets.ISO_8859_1);
      try {
        file.read();
      } catch (IOException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(FILES / 4, FILES - 1);
  }
}
