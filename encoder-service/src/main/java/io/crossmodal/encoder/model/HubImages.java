package io.crossmodal.encoder.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossmodal.encoder.input.CropOffset;
import io.crossmodal.encoder.input.Filter;
import io.crossmodal.encoder.input.ImageResizer;
import io.crossmodal.encoder.input.Scaling;
import java.io.IOException;

/**
 * What a published directory does to pictures before its tower sees them: {@code
 * preprocessor_config.json}, or the part of {@code processor_config.json} about images.
 */
record HubImages(ImageResizer resizer, PixelScale scale) {

  private static final String FILE = "preprocessor_config.json";
  private static final String NEWER = "processor_config.json";
  private static final double BYTE = 1 / 255.0;

  /**
   * Reads the file.
   *
   * @param side pixels that the tower takes
   */
  static HubImages of(HubFiles files, int side) throws IOException {
    HubConfig config =
        files.has(FILE) || !files.has(NEWER)
            ? files.json(FILE)
            : files.json(NEWER).part("image_processor");
    Scaling scaling = scaling(config);
    int kept = cropped(config, scaling);
    if (kept != side) {
      throw new IOException(
          "%s: a square of %d pixels (expected: %d, as the tower)"
              .formatted(config.file(), kept, side));
    }
    Filter filter = Filter.of(config.integer("resample", 0, 5, 3));
    return new HubImages(new ImageResizer(scaling, filter, kept, CropOffset.FLOOR), pixels(config));
  }

  private static Scaling scaling(HubConfig config) throws IOException {
    if (!config.flag("do_resize", true)) {
      return new Scaling.None();
    }
    JsonNode size = config.node().path("size");
    if (size.isInt()) {
      // Such files of CLIP mean the shorter edge, those of others both.
      boolean crops = config.flag("do_center_crop", config.has("crop_size"));
      int length = config.integer("size", 1, 4096, 1);
      return crops ? new Scaling.ShorterEdge(length) : new Scaling.Exact(length, length);
    }
    HubConfig part = config.part("size");
    if (part.has("shortest_edge") && !part.has("longest_edge")) {
      return new Scaling.ShorterEdge(part.integer("shortest_edge", 1, 4096, 1));
    }
    if (part.has("height") && part.has("width")) {
      return new Scaling.Exact(
          part.integer("width", 1, 4096, 1), part.integer("height", 1, 4096, 1));
    }
    throw new IOException(
        "%s: size: %s (expected: a number, shortest_edge, or height and width)"
            .formatted(config.file(), size));
  }

  private static int cropped(HubConfig config, Scaling scaling) throws IOException {
    if (config.flag("do_center_crop", config.has("crop_size"))) {
      JsonNode crop = config.node().path("crop_size");
      if (crop.isInt()) {
        return config.integer("crop_size", 1, 4096, 1);
      }
      HubConfig part = config.part("crop_size");
      int height = part.integer("height", 1, 4096, 224);
      if (height == part.integer("width", 1, 4096, 224)) {
        return height;
      }
    } else if (scaling instanceof Scaling.Exact exact && exact.width() == exact.height()) {
      return exact.width();
    }
    throw new IOException(
        "%s: %s (expected: a square, by crop_size or by size)".formatted(config.file(), scaling));
  }

  private static PixelScale pixels(HubConfig config) throws IOException {
    double rescale = config.flag("do_rescale", true) ? config.number("rescale_factor", BYTE) : 1;
    return config.flag("do_normalize", true)
        ? PixelScale.of(rescale, three(config, "image_mean"), three(config, "image_std"))
        : PixelScale.of(rescale, new double[3], new double[] {1, 1, 1});
  }

  private static double[] three(HubConfig config, String key) throws IOException {
    JsonNode values = config.node().path(key);
    double[] three = new double[3];
    for (int i = 0; i < three.length; i++) {
      three[i] = values.path(i).asDouble(Double.NaN);
    }
    boolean known = Double.isFinite(three[0] + three[1] + three[2]) && values.size() == 3;
    if (!known || key.endsWith("std") && three[0] * three[1] * three[2] == 0) {
      throw new IOException(
          "%s: %s: %s (expected: three numbers, for red, green and blue)"
              .formatted(config.file(), key, values));
    }
    return three;
  }
}
