package io.crossmodal.encoder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRepositoryTest {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(3);

  @TempDir private Path temp;

  @Test
  void listsBundledAndOtherModelsByName() throws IOException {
    Path far = Models.save(temp.resolve("far/zebra"), 1, WeightPrecision.FP16);
    Models.save(temp.resolve("root/apple"), 2, WeightPrecision.FP16);
    Files.createDirectories(temp.resolve("root/unfinished"));
    try (ModelRepository models = repository(List.of(far))) {
      assertThat(models.cards())
          .extracting(ModelCard::name)
          .containsExactly("apple", "scenes-small", "zebra");
    }
  }

  @Test
  void loadsWhenFirstOpenedAndOnlyOnce() throws IOException {
    Models.save(temp.resolve("root/apple"), 2, WeightPrecision.FP16);
    try (ModelRepository models = repository(List.of())) {
      assertThat(models.loaded("apple")).isFalse();
      DualEncoder encoder = models.open("apple");
      assertThat(models.loaded("apple")).isTrue();
      assertThat(models.open("apple")).isSameAs(encoder);
      assertThat(models.card("apple")).isEqualTo(encoder.card());
    }
  }

  @Test
  void loadsAgainWhatWasTrainedAnew() throws IOException {
    Models.save(temp.resolve("root/apple"), 2, WeightPrecision.FP16);
    try (ModelRepository models = repository(List.of())) {
      DualEncoder before = models.open("apple");
      Models.save(temp.resolve("root/apple"), 3, WeightPrecision.FP16);
      DualEncoder after = models.open("apple");
      assertThat(after.card().version()).isNotEqualTo(before.card().version());
      assertThat(before.encodeImages(Models.images(1))).hasDimensions(1, 16);
    }
  }

  @Test
  void closesWhatWasReplacedWhenItsWorkIsDone() throws IOException {
    AtomicLong now = new AtomicLong();
    Models.save(temp.resolve("root/apple"), 2, WeightPrecision.FP16);
    try (ModelRepository models = repository(now)) {
      DualEncoder before = models.open("apple");
      Models.save(temp.resolve("root/apple"), 3, WeightPrecision.FP16);
      models.open("apple");
      now.set(OpenModels.GRACE.toNanos());
      models.open("apple");
      assertThat(before.encodeImages(Models.images(1))).hasDimensions(1, 16);
      now.incrementAndGet();
      models.open("apple");
      assertThatThrownBy(() -> before.encodeImages(Models.images(1)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void keepsTheOldModelWhereTheNewOneIsDamaged() throws IOException {
    Path folder = TinyBert.save(temp.resolve("root/tiny"), WeightPrecision.FP32);
    try (ModelRepository models = repository(List.of())) {
      DualEncoder before = models.open("tiny");
      byte[] weights = Files.readAllBytes(folder.resolve("model.safetensors"));
      Files.write(folder.resolve("model.safetensors"), Arrays.copyOf(weights, weights.length / 2));
      assertThat(models.open("tiny")).isSameAs(before);
      assertThat(models.open("tiny")).isSameAs(before);
      TinyBert.save(folder, WeightPrecision.BF16);
      assertThat(models.open("tiny").card().version()).isNotEqualTo(before.card().version());
    }
  }

  @Test
  void looksAtFilesOfWhatServesAtIntervals() throws IOException {
    AtomicLong now = new AtomicLong();
    Models.save(temp.resolve("root/apple"), 2, WeightPrecision.FP16);
    try (ModelRepository models = repository(now)) {
      DualEncoder before = models.serving("apple");
      assertThat(models.serving("apple")).isSameAs(before);
      Models.save(temp.resolve("root/apple"), 3, WeightPrecision.FP16);
      now.addAndGet(LOOK_EVERY.toNanos() - 1);
      assertThat(models.serving("apple")).isSameAs(before);
      now.incrementAndGet();
      DualEncoder after = models.serving("apple");
      assertThat(after).isNotSameAs(before);
      assertThat(models.serving("apple")).isSameAs(after);
    }
  }

  @Test
  void letsGoOfWhatIsNoLongerThere() throws IOException {
    AtomicLong now = new AtomicLong();
    Models.save(temp.resolve("root/apple"), 2, WeightPrecision.FP16);
    try (ModelRepository models = repository(now)) {
      DualEncoder gone = models.serving("apple");
      models.serving("apple");
      Files.move(temp.resolve("root/apple"), temp.resolve("elsewhere"));
      assertThat(models.serving("apple")).isSameAs(gone);
      now.addAndGet(LOOK_EVERY.toNanos());
      assertThatThrownBy(() -> models.serving("apple")).hasMessageStartingWith("model: apple");
      assertThatThrownBy(() -> models.serving("apple")).hasMessageStartingWith("model: apple");
      assertThat(models.loaded("apple")).isFalse();
      assertThat(gone.encodeImages(Models.images(1))).hasDimensions(1, 16);
    }
  }

  @Test
  void loadsOnceForManyCallers() throws Exception {
    TinyBert.save(temp.resolve("root/tiny"), WeightPrecision.FP32);
    try (ModelRepository models = repository(List.of());
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<DualEncoder>> calls = Collections.nCopies(8, () -> models.open("tiny"));
      Set<DualEncoder> opened = new HashSet<>();
      for (Future<DualEncoder> call : threads.invokeAll(calls)) {
        opened.add(call.get());
      }
      assertThat(opened).hasSize(1);
    }
  }

  @Test
  void namesTheModelsThatThereAre() {
    try (ModelRepository models = repository(List.of())) {
      assertThatThrownBy(() -> models.open("pear"))
          .isInstanceOf(ServiceException.class)
          .hasMessage("model: pear (expected: one of [scenes-small])")
          .extracting(e -> ((ServiceException) e).reason())
          .isEqualTo(ErrorReason.MODEL_NOT_FOUND);
    }
  }

  @Test
  void closesItsModels() throws IOException {
    Models.save(temp.resolve("root/apple"), 2, WeightPrecision.FP16);
    ModelRepository models = repository(List.of());
    DualEncoder encoder = models.open("apple");
    models.close();
    assertThatThrownBy(() -> encoder.encodeImages(Models.images(1)))
        .isInstanceOf(IllegalStateException.class);
  }

  private ModelRepository repository(AtomicLong now) {
    return new ModelRepository(temp.resolve("root"), List.of(), LOOK_EVERY, now::get);
  }

  private ModelRepository repository(List<Path> folders) {
    return new ModelRepository(temp.resolve("root"), folders);
  }
}
