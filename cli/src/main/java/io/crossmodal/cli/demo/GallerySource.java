package io.crossmodal.cli.demo;

import io.crossmodal.cli.CommandFailure;
import io.crossmodal.cli.client.Suite;
import io.crossmodal.cli.flow.GalleryFlow;
import io.crossmodal.cli.flow.TrainingFlow;
import io.crossmodal.dataset.CaptionDataset;
import io.crossmodal.dataset.CaptionedImage;
import io.crossmodal.dataset.DatasetException;
import io.crossmodal.dataset.Datasets;
import io.crossmodal.dataset.scenes.Scene;
import io.crossmodal.dataset.scenes.SceneDataset;
import io.crossmodal.dataset.scenes.SceneGenerator;
import io.crossmodal.dataset.scenes.SceneObject;
import io.crossmodal.dataset.scenes.SceneSet;
import io.crossmodal.encoder.v1.StartTrainingRequest;
import io.crossmodal.encoder.v1.Training;
import io.crossmodal.encoder.v1.TrainingOutcome;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Makes the demo's gallery: drawn scenes for the bundled model, or photos and a model trained on
 * some of them.
 */
final class GallerySource {

  /** Scenes in the bundled gallery; as many as the largest candidate pool. */
  static final int SCENES = 500;

  // What the bundled model was trained, validated and tested on.
  private static final SceneSet KNOWN = new SceneSet(16_000, 1);
  // More than are shown, since one in ten of any seed, mostly lone objects, is among the known
  // ones.
  private static final SceneSet DRAWN = new SceneSet(600, 20_260_101);
  private static final int SCENE_SIDE = 96;
  private static final long SPLIT_SEED = 42;
  private static final String PHOTO_PRESET = "photos-small";
  private static final String PHOTO_MODEL = "demo-photos";

  private final Suite suite;
  private final Path folder;
  private final PrintStream out;

  GallerySource(Suite suite, Path folder, PrintStream out) {
    this.suite = suite;
    this.folder = folder;
    this.out = out;
  }

  /** Draws scenes, and leaves out those whose objects the bundled model has seen. */
  DemoGallery scenes() throws IOException {
    Path scenes = folder.resolve("scenes");
    out.printf("Drawing %,d scenes that the bundled model has never seen.%n", SCENES);
    SceneDataset.write(scenes, DRAWN.count(), DRAWN.seed(), SCENE_SIDE);
    return new DemoGallery(
        unseen(Datasets.open(scenes)), new GalleryFlow(suite).model(null), "generated scenes");
  }

  private static CaptionDataset unseen(CaptionDataset drawn) {
    Set<List<SceneObject>> known = new HashSet<>();
    SceneGenerator.generate(KNOWN).forEach(scene -> known.add(scene.objects()));
    List<Scene> scenes = SceneGenerator.generate(DRAWN);
    List<CaptionedImage> images =
        IntStream.range(0, DRAWN.count())
            .filter(i -> !known.contains(scenes.get(i).objects()))
            .limit(SCENES)
            .mapToObj(drawn.images()::get)
            .toList();
    return new CaptionDataset(drawn.name(), images, drawn.problems());
  }

  /** Trains on 70 % of the pictures and takes the 15 % that were kept for the test. */
  DemoGallery photos(Path data) throws DatasetException {
    CaptionDataset dataset = Datasets.open(data);
    long captions = dataset.images().stream().mapToLong(image -> image.captions().size()).sum();
    out.printf(
        "Training a small dual encoder on %s: %,d pictures, %,d captions.%n",
        data, dataset.images().size(), captions);
    Training training =
        new TrainingFlow(suite, out)
            .run(
                StartTrainingRequest.newBuilder()
                    .setRequestId(UUID.randomUUID().toString())
                    .setDatasetPath(data.toAbsolutePath().toString())
                    .setOutputPath(folder.resolve("model").toAbsolutePath().toString())
                    .setModel(PHOTO_MODEL)
                    .setPreset(PHOTO_PRESET)
                    .setSeed(SPLIT_SEED)
                    .build());
    TrainingOutcome outcome = training.getOutcome();
    out.printf(
        "%nOn the test part (%,d pictures that neither the training nor the choice of the checkpoint saw):%n%s%n",
        outcome.getTestImages(), TrainingFlow.table(outcome));
    return new DemoGallery(
        only(dataset, outcome.getTestImageIdsList()),
        new GalleryFlow(suite).model(PHOTO_MODEL),
        "test photos");
  }

  private static CaptionDataset only(CaptionDataset dataset, List<String> imageIds) {
    Set<String> wanted = new HashSet<>(imageIds);
    List<CaptionedImage> images =
        dataset.images().stream().filter(image -> wanted.contains(image.imageId())).toList();
    if (images.isEmpty()) {
      throw new CommandFailure(
          "test pictures: 0 (expected: at least 1; the dataset is too small to split)");
    }
    return new CaptionDataset(dataset.name(), images, dataset.problems());
  }
}
