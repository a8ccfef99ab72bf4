package io.crossmodal.eval.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.dataset.DatasetException;
import io.crossmodal.eval.dataset.EmbeddingsDataset;
import io.crossmodal.eval.dataset.GalleryReader;
import io.crossmodal.eval.dataset.R0Embeddings;
import io.crossmodal.eval.dataset.RetrievalDataset;
import io.crossmodal.eval.dataset.StoredItem;
import io.crossmodal.eval.fake.FakeIndex;
import io.crossmodal.eval.plan.Precision;
import io.crossmodal.eval.plan.Reduction;
import io.crossmodal.eval.plan.SearchSpec;
import io.crossmodal.eval.plan.ViewSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EvaluatedGalleriesTest {

  @TempDir private Path folder;

  private final FakeIndex index = new FakeIndex();
  private final IndexClient client =
      new IndexClient("fake", index.channel(), Duration.ofSeconds(20), Duration.ofSeconds(20));

  @AfterEach
  void stop() throws InterruptedException {
    client.close();
    index.close();
  }

  @Test
  void aFileGetsAGalleryADimensionAndNothingIsLeft() throws DatasetException {
    try (EvaluatedGalleries galleries = new EvaluatedGalleries(client, "e1", file(), 2)) {
      assertThat(galleries.toStore(specs(128, 256, 1024)))
          .containsExactly(stored(1024), stored(256));
      galleries.store(stored(256));
      galleries.store(stored(1024));

      SearchedView held = galleries.view(settings(256, Precision.INT8));
      SearchedView derived = galleries.view(settings(128, Precision.FP32));

      assertThat(held.gallery()).isEqualTo("eval-e1-d256");
      assertThat(held.bytesPerVector()).isEqualTo(260);
      assertThat(held.bytes()).isEqualTo(260 * 40);
      assertThat(derived.gallery()).isEqualTo("eval-e1-d1024");
      assertThat(index.galleryNames()).containsExactly("eval-e1-d1024", "eval-e1-d256");
    }
    assertThat(index.galleryNames()).isEmpty();
  }

  @Test
  void aStoredGalleryKeepsItsOwnViewsAndLosesTheOthers() throws DatasetException {
    RetrievalDataset dataset = stored("photos");
    try (EvaluatedGalleries galleries = new EvaluatedGalleries(client, "e2", dataset, 2)) {
      assertThat(galleries.toStore(specs(128, 512))).isEmpty();

      SearchedView full = galleries.view(settings(512, Precision.FP32));
      SearchedView int8 = galleries.view(settings(512, Precision.INT8));
      SearchedView small = galleries.view(settings(128, Precision.INT8));

      assertThat(full.view()).isEqualTo("full");
      assertThat(index.viewNames("photos"))
          .containsExactlyInAnyOrder("full", int8.view(), small.view());
      galleries.release(full);
      galleries.release(int8);
      assertThat(index.viewNames("photos")).containsExactlyInAnyOrder("full", small.view());
    }
    assertThat(index.viewNames("photos")).containsExactly("full");
  }

  @Test
  void aGaussianViewOfAnotherSeedIsNotReused() throws DatasetException {
    RetrievalDataset dataset = stored("photos");
    ViewSpec truncated = new ViewSpec(128, Precision.FP16);
    ViewSpec spec = new ViewSpec(128, Precision.FP16, Reduction.GAUSSIAN, 0, SearchSpec.EXHAUSTIVE);
    client.createView("photos", "mine", new ViewSettings(spec, 7));
    try (EvaluatedGalleries galleries = new EvaluatedGalleries(client, "e3", dataset, 2)) {
      assertThat(galleries.view(new ViewSettings(spec, 7)).view()).isEqualTo("mine");
      assertThat(galleries.view(new ViewSettings(spec, 8)).view())
          .isEqualTo("eval-e3-dim_128_prec_fp16_gaussian");
      assertThat(galleries.view(new ViewSettings(truncated, 7)).view()).isNotEqualTo("mine");
    }
  }

  private RetrievalDataset file() throws DatasetException {
    Path npz = folder.resolve("r0.npz");
    R0Embeddings.write(npz, 20, 1);
    return EmbeddingsDataset.read(npz);
  }

  private RetrievalDataset stored(String gallery) throws DatasetException {
    EvaluatedGalleries source = new EvaluatedGalleries(client, "src", file(), 1);
    source.store(new EvaluatedGalleries.Stored(512, 1));
    client.createGallery(gallery, 512, 1);
    GalleryReader reader = new GalleryReader(gallery);
    List<StoredItem> items = new ArrayList<>();
    client.scroll("eval-src-d512", items::add);
    client.upload(gallery, items.iterator());
    source.close();
    client.scroll(gallery, reader::accept);
    return reader.dataset();
  }

  private static ViewSettings settings(int dimension, Precision precision) {
    return new ViewSettings(new ViewSpec(dimension, precision), 42);
  }

  private static List<ViewSpec> specs(int... dimensions) {
    return IntStream.of(dimensions).mapToObj(d -> new ViewSpec(d, Precision.FP32)).toList();
  }

  private static EvaluatedGalleries.Stored stored(int dimension) {
    return new EvaluatedGalleries.Stored(dimension, 2);
  }
}
