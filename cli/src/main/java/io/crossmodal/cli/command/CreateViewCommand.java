package io.crossmodal.cli.command;

import io.crossmodal.cli.CommandFailure;
import io.crossmodal.cli.client.Connection;
import io.crossmodal.cli.client.ServerOptions;
import io.crossmodal.index.v1.CreateViewRequest;
import io.crossmodal.index.v1.IndexKind;
import io.crossmodal.index.v1.Precision;
import io.crossmodal.index.v1.Reduction;
import io.crossmodal.index.v1.View;
import io.crossmodal.index.v1.ViewSettings;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a view to a gallery. */
@Command(name = "create", description = "Adds a view to a gallery.")
final class CreateViewCommand implements Callable<Integer> {

  @Parameters(paramLabel = "G", description = "Name of the gallery.")
  private String gallery = "";

  @Option(
      names = "--name",
      paramLabel = "V",
      defaultValue = "",
      description = "Name of the view (default: one by its settings).")
  private String name = "";

  @Option(
      names = "--dimension",
      paramLabel = "D",
      defaultValue = "0",
      description = "Components of its codes (default: the gallery's).")
  private int dimension;

  @Option(
      names = "--precision",
      paramLabel = "P",
      defaultValue = "fp32",
      description = "Bits a component, for example fp32, fp16, int8 or int4 (default: fp32).")
  private String precision = "";

  @Option(
      names = "--reduction",
      paramLabel = "R",
      defaultValue = "truncate",
      description =
          "truncate, gaussian or pca, the gallery's own principal axes (default: truncate).")
  private String reduction = "";

  @Option(
      names = "--index",
      paramLabel = "K",
      defaultValue = "flat",
      description =
          "flat scores every vector, graph walks to the nearest and is many times faster (default: flat).")
  private String index = "";

  @Option(
      names = "--background",
      description =
          "Returns at once; view list says how far it is, and answers are exact meanwhile.")
  private boolean background;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Seed of a Gaussian projection, of principal axes and of a graph (default: 0).")
  private long seed;

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  public Integer call() {
    ViewSettings settings =
        ViewSettings.newBuilder()
            .setName(name)
            .setDimension(dimension)
            .setPrecision(value("precision", Precision.values(), "PRECISION_", precision))
            .setReduction(value("reduction", Reduction.values(), "REDUCTION_", reduction))
            .setIndexKind(value("index", IndexKind.values(), "INDEX_KIND_", index))
            .setSeed(seed)
            .build();
    try (Connection connection = server.connect()) {
      View view =
          connection
              .suite()
              .galleries()
              .createView(
                  CreateViewRequest.newBuilder()
                      .setRequestId(UUID.randomUUID().toString())
                      .setGallery(gallery)
                      .setSettings(settings)
                      .setBackground(background)
                      .build())
              .getView();
      System.out.printf(
          "view %s of %s: %,d vectors, %,d bytes each%n",
          view.getSettings().getName(), gallery, view.getVectors(), view.getBytesPerVector());
    }
    return 0;
  }

  /** The value of the contract that a user calls by its short name. */
  private static <E extends Enum<E>> E value(
      String option, E[] values, String prefix, String text) {
    String wanted = prefix + text.toUpperCase(Locale.ROOT);
    return Arrays.stream(values)
        .filter(value -> value.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailure(
                    "--%s: %s (expected: one of %s)"
                        .formatted(
                            option,
                            text,
                            String.join(
                                ", ",
                                Arrays.stream(values)
                                    .map(Enum::name)
                                    .filter(n -> n.startsWith(prefix) && !n.endsWith("UNSPECIFIED"))
                                    .map(n -> n.substring(prefix.length()).toLowerCase(Locale.ROOT))
                                    .toList()))));
  }
}
