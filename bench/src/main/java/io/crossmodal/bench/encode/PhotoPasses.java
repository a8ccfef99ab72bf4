package io.crossmodal.bench.encode;

import io.crossmodal.dataset.image.ImageDecoder;
import io.crossmodal.dataset.image.ImageLimits;
import io.crossmodal.encoder.input.CropOffset;
import io.crossmodal.encoder.input.Filter;
import io.crossmodal.encoder.input.ImageResizer;
import io.crossmodal.encoder.input.Scaling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Decodes, scales and crops photos on one thread, as CLIP's processor does. */
record PhotoPasses(List<Path> photos, int side) {

  /** Photos a second, reading included. */
  double photosASecond() throws IOException {
    ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
    ImageResizer resizer =
        new ImageResizer(new Scaling.ShorterEdge(side), Filter.BICUBIC, side, CropOffset.FLOOR);
    long began = System.nanoTime();
    for (Path photo : photos) {
      resizer.resize(decoder.decode(Files.readAllBytes(photo)));
    }
    return photos.size() * 1e9 / (System.nanoTime() - began);
  }
}
