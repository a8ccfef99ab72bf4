package io.crossmodal.encoder.train;

import io.crossmodal.dataset.CaptionDataset;
import io.crossmodal.dataset.CaptionedImage;
import io.crossmodal.dataset.image.ImageDecoder;
import io.crossmodal.dataset.image.ImageLimits;
import io.crossmodal.encoder.input.ImageResizer;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** Decodes the pictures of a dataset once, to small squares that are kept in memory. */
final class ExampleReader {

  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
  private final Collection<String> problems = new ConcurrentSkipListSet<>();
  private final CancellationToken cancellation;

  ExampleReader(CancellationToken cancellation) {
    this.cancellation = cancellation;
  }

  /** The examples in the dataset's order, without pictures that can't be read. */
  List<Example> read(CaptionDataset dataset, int side) {
    ImageResizer resizer = new ImageResizer(side);
    return dataset.images().parallelStream()
        .map(image -> read(image, resizer))
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  /** Pictures left out so far, with the reason. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  private @Nullable Example read(CaptionedImage image, ImageResizer resizer) {
    cancellation.check();
    try {
      byte[] bytes = image.picture().read();
      return new Example(image.imageId(), resizer.resize(decoder.decode(bytes)), image.captions());
    } catch (IOException e) {
      problems.add("%s: %s".formatted(image.imageId(), e.getMessage()));
      return null;
    }
  }
}
