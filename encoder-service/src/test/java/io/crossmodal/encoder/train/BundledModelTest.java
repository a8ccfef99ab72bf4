package io.crossmodal.encoder.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.dataset.CaptionDataset;
import io.crossmodal.dataset.CaptionedImage;
import io.crossmodal.dataset.Datasets;
import io.crossmodal.dataset.scenes.Scene;
import io.crossmodal.dataset.scenes.SceneDataset;
import io.crossmodal.dataset.scenes.SceneGenerator;
import io.crossmodal.dataset.scenes.SceneObject;
import io.crossmodal.dataset.scenes.SceneSet;
import io.crossmodal.encoder.model.DualEncoder;
import io.crossmodal.encoder.model.ModelRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled weights on scenes whose objects, sizes and places they never saw together. */
class BundledModelTest {

  private static final SceneSet TRAINED_ON = new SceneSet(16_000, 1);
  private static final int DRAWN = 340;
  private static final long SEED = 2;
  private static final int POOL = 300;

  @TempDir private static Path folder;
  private static ModelRepository models;
  private static Pairing pairing;
  private static Retrieval retrieval;

  @BeforeAll
  static void encodeUnseenScenes() throws IOException {
    SceneDataset.write(folder, DRAWN, SEED, SceneDataset.DEFAULT_SIDE);
    models = new ModelRepository(folder.resolve("models"), List.of());
    DualEncoder encoder = models.open("scenes-small");
    List<Example> examples =
        new ExampleReader(CancellationToken.NEVER).read(unseen(), encoder.card().imageSide());
    pairing = Pairing.of(examples);
    retrieval = Retrieval.of(encoder, examples);
  }

  @AfterAll
  static void close() {
    models.close();
  }

  @Test
  void findsTheSceneOfEveryCaption() {
    Ranks ranks = Ranks.of(pairing, Direction.TEXT_TO_IMAGE, retrieval);
    assertThat(ranks.best()).hasSizeGreaterThan(3 * POOL);
    assertThat(ranks.recallAt(1)).isGreaterThan(0.85);
  }

  @Test
  void findsACaptionOfEveryScene() {
    assertThat(Ranks.of(pairing, Direction.IMAGE_TO_TEXT, retrieval).recallAt(1))
        .isGreaterThan(0.85);
  }

  @Test
  void ranksNearlyAsWellByAQuarterOfTheDimensions() {
    double whole = Ranks.of(pairing, Direction.TEXT_TO_IMAGE, retrieval).recallAt(1);
    Retrieval prefix = new Retrieval(heads(retrieval.texts()), heads(retrieval.images()));
    assertThat(Ranks.of(pairing, Direction.TEXT_TO_IMAGE, prefix).recallAt(1))
        .isGreaterThan(whole - 0.05);
  }

  private static CaptionDataset unseen() throws IOException {
    Set<List<SceneObject>> known = new HashSet<>();
    SceneGenerator.generate(TRAINED_ON).forEach(scene -> known.add(scene.objects()));
    List<Scene> scenes = SceneGenerator.generate(new SceneSet(DRAWN, SEED));
    CaptionDataset drawn = Datasets.open(folder);
    List<CaptionedImage> unseen = new ArrayList<>();
    for (int i = 0; i < DRAWN && unseen.size() < POOL; i++) {
      if (!known.contains(scenes.get(i).objects())) {
        unseen.add(drawn.images().get(i));
      }
    }
    assertThat(unseen).hasSize(POOL);
    return new CaptionDataset("unseen", unseen, drawn.problems());
  }

  private static float[][] heads(float[][] rows) {
    float[][] heads = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      heads[i] = unit(Arrays.copyOf(rows[i], rows[i].length / 4));
    }
    return heads;
  }

  private static float[] unit(float[] row) {
    double squares = 0;
    for (float value : row) {
      squares += value * value;
    }
    for (int i = 0; i < row.length; i++) {
      row[i] /= (float) Math.sqrt(squares);
    }
    return row;
  }
}
