package io.crossmodal.cli.flow;

import io.crossmodal.cli.CommandFailure;
import io.crossmodal.cli.client.Suite;
import io.crossmodal.dataset.hdf5.Hdf5Writer;
import io.crossmodal.dataset.npz.NpzWriter;
import io.crossmodal.dataset.parquet.VectorTableWriter;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.ItemParts;
import io.crossmodal.index.v1.ScrollRequest;
import io.crossmodal.index.v1.ScrollResponse;
import io.crossmodal.rpc.Embeddings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes what a gallery holds to a file: arrays {@code ids}, {@code modalities} and {@code vectors}
 * of shape [items, dimension], rows in the order of the ids; in Parquet columns {@code id}, {@code
 * modality} and {@code vector}.
 *
 * <p>All vectors are held in memory meanwhile. The file appears whole or not at all.
 */
public final class Exporter {

  private static final int PAGE = 1_000;

  private final Suite suite;

  public Exporter(Suite suite) {
    this.suite = suite;
  }

  /** Writes the file and says how many items it holds. */
  public int export(String gallery, Path output) throws IOException {
    String name = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
    Format format = format(name, output);
    List<Item> items = scroll(new GalleryFlow(suite).require(gallery).getSettings().getName());
    if (items.isEmpty()) {
      throw new CommandFailure(
          "gallery: %s is empty (expected: at least one item to export)".formatted(gallery));
    }
    List<String> ids = items.stream().map(Item::getId).toList();
    List<String> modalities =
        items.stream()
            .map(i -> i.getModality().name().replace("MODALITY_", "").toLowerCase(Locale.ROOT))
            .toList();
    float[][] vectors =
        items.stream().map(item -> Embeddings.toArray(item.getVector())).toArray(float[][]::new);
    Path draft = output.resolveSibling(output.getFileName() + ".draft");
    try {
      format.write(draft, ids, modalities, vectors);
      Files.move(draft, output, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
    return items.size();
  }

  /** A way to write the columns of a gallery to a file. */
  private interface Format {
    void write(Path file, List<String> ids, List<String> modalities, float[][] vectors)
        throws IOException;
  }

  private static Format format(String name, Path output) {
    if (name.endsWith(".npz")) {
      return Exporter::npz;
    }
    if (name.endsWith(".hdf5") || name.endsWith(".h5")) {
      return Exporter::hdf5;
    }
    if (name.endsWith(".parquet")) {
      return Exporter::parquet;
    }
    throw new CommandFailure(
        "--output: %s (expected: a .npz, .hdf5, .h5 or .parquet file)".formatted(output));
  }

  private List<Item> scroll(String gallery) {
    List<Item> items = new ArrayList<>();
    String page = "";
    do {
      ScrollResponse response =
          suite
              .items()
              .scroll(
                  ScrollRequest.newBuilder()
                      .setGallery(gallery)
                      .setPageSize(PAGE)
                      .setPageToken(page)
                      .setParts(ItemParts.newBuilder().setVector(true))
                      .build());
      items.addAll(response.getItemsList());
      page = response.getNextPageToken();
    } while (!page.isEmpty());
    return items;
  }

  private static void npz(Path file, List<String> ids, List<String> modalities, float[][] vectors)
      throws IOException {
    try (NpzWriter writer = new NpzWriter(file)) {
      writer.put("ids", ids);
      writer.put("modalities", modalities);
      writer.put("vectors", vectors);
    }
  }

  private static void hdf5(Path file, List<String> ids, List<String> modalities, float[][] vectors)
      throws IOException {
    try (Hdf5Writer writer = new Hdf5Writer(file)) {
      writer.put("ids", ids);
      writer.put("modalities", modalities);
      writer.put("vectors", vectors);
    }
  }

  private static void parquet(
      Path file, List<String> ids, List<String> modalities, float[][] vectors) throws IOException {
    try (VectorTableWriter writer = new VectorTableWriter(file)) {
      for (int row = 0; row < vectors.length; row++) {
        writer.put(ids.get(row), modalities.get(row), vectors[row]);
      }
    }
  }
}
