package io.crossmodal.cli.command;

import io.crossmodal.cli.client.Connection;
import io.crossmodal.cli.client.ServerOptions;
import io.crossmodal.cli.console.GalleryPrinter;
import io.crossmodal.index.v1.CreateGalleryRequest;
import io.crossmodal.index.v1.GallerySettings;
import io.crossmodal.index.v1.Similarity;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an empty gallery. */
@Command(name = "create", description = "Makes an empty gallery.")
final class CreateGalleryCommand implements Callable<Integer> {

  /** How vectors are compared. */
  enum Comparison {
    COSINE(Similarity.SIMILARITY_COSINE),
    DOT(Similarity.SIMILARITY_DOT);

    private final Similarity similarity;

    Comparison(Similarity similarity) {
      this.similarity = similarity;
    }
  }

  @Parameters(paramLabel = "G", description = "Name of the gallery.")
  private String name = "";

  @Option(
      names = "--dimension",
      required = true,
      paramLabel = "D",
      description = "Components of a vector, 1 to 4,096.")
  private int dimension;

  @Option(
      names = "--similarity",
      paramLabel = "S",
      defaultValue = "COSINE",
      description = "cosine or dot (default: cosine).")
  private Comparison similarity = Comparison.COSINE;

  @Option(
      names = "--shards",
      paramLabel = "N",
      defaultValue = "2",
      description = "Shards, 1 to 64 (default: 2).")
  private int shards;

  @Option(
      names = "--model",
      paramLabel = "M",
      defaultValue = "",
      description = "Name of the model that makes the vectors, if one does.")
  private String model = "";

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  public Integer call() {
    try (Connection connection = server.connect()) {
      GalleryPrinter.print(
          connection
              .suite()
              .galleries()
              .createGallery(
                  CreateGalleryRequest.newBuilder()
                      .setRequestId(UUID.randomUUID().toString())
                      .setSettings(
                          GallerySettings.newBuilder()
                              .setName(name)
                              .setDimension(dimension)
                              .setSimilarity(similarity.similarity)
                              .setShards(shards)
                              .setModel(model))
                      .build())
              .getGallery());
    }
    return 0;
  }
}
