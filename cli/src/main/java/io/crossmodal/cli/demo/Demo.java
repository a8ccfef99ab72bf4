package io.crossmodal.cli.demo;

import io.crossmodal.cli.CommandFailure;
import io.crossmodal.cli.client.Suite;
import io.crossmodal.cli.console.EvaluationPrinter;
import io.crossmodal.cli.flow.EvaluationFlow;
import io.crossmodal.cli.flow.GalleryFlow;
import io.crossmodal.cli.flow.ImportReport;
import io.crossmodal.cli.flow.Importer;
import io.crossmodal.cli.host.HostSettings;
import io.crossmodal.cli.host.ServiceHost;
import io.crossmodal.cli.host.ServiceName;
import io.crossmodal.eval.v1.Evaluation;
import io.crossmodal.eval.v1.EvaluationPlan;
import io.crossmodal.eval.v1.StartEvaluationRequest;
import io.crossmodal.index.v1.Gallery;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs the main job through the services' RPCs and says at each step what it found. */
public final class Demo {

  private static final String GALLERY = "demo";
  private static final int SHARDS = 2;
  private static final int SEED = 42;

  private final Path output;
  private final PrintStream out;

  /**
   * A demo.
   *
   * @param output folder for the services' data and the report, made if it does not exist
   */
  public Demo(Path output, PrintStream out) {
    this.output = output;
    this.out = out;
  }

  /**
   * Runs the whole job.
   *
   * @param data dataset to train on and search, or null for generated scenes and the bundled model
   * @param serve true to keep the services up until the process is asked to end
   */
  public void run(@Nullable Path data, boolean serve, int httpPort, int grpcPort)
      throws IOException, InterruptedException {
    makeOutput();
    HostSettings settings =
        new HostSettings(
            Set.of(ServiceName.values()),
            output.resolve("data"),
            serve ? httpPort : 0,
            serve ? grpcPort : 0,
            HostSettings.LOOPBACK,
            null);
    try (ServiceHost host = ServiceHost.start(settings);
        Suite suite = new Suite(host.grpcAddress())) {
      out.printf(
          "encoder, index, eval and gateway answer on %s (gRPC) and http://localhost:%d/.%n%n",
          host.grpcAddress(), host.httpPort());
      GallerySource source = new GallerySource(suite, output, out);
      DemoGallery demo = data == null ? source.scenes() : source.photos(data);
      Gallery gallery = fill(suite, demo);
      new DemoSearches(suite, gallery, demo.dataset(), out).run();
      evaluate(suite, demo);
      new NextSteps(output, data, out).print(serve, host);
      if (serve) {
        Thread.currentThread().join();
      }
    }
  }

  private void makeOutput() {
    try {
      Files.createDirectories(output);
    } catch (IOException e) {
      throw new CommandFailure(
          "--output %s: can't be made (expected: a folder that can be written)".formatted(output),
          e);
    }
  }

  private Gallery fill(Suite suite, DemoGallery demo) {
    GalleryFlow galleries = new GalleryFlow(suite);
    galleries.recreate(GALLERY, demo.model(), SHARDS);
    ImportReport report = new Importer(suite, GALLERY, demo.model()).run(demo.dataset());
    Gallery gallery = galleries.require(GALLERY);
    out.printf(
        "Gallery \"%s\" (%s): %,d pictures and %,d captions encoded by %s (%d-d) and stored in %d durable shards in %.1f s.%n",
        GALLERY,
        demo.origin(),
        gallery.getImages(),
        gallery.getTexts(),
        demo.model().getName(),
        demo.model().getDimension(),
        gallery.getShardsCount(),
        report.elapsed().toMillis() / 1e3);
    if (!report.errors().isEmpty()) {
      out.printf(
          "%,d items could not be read, for example %s: %s%n",
          report.errors().size(),
          report.errors().getFirst().getItemId(),
          report.errors().getFirst().getMessage());
    }
    return gallery;
  }

  private void evaluate(Suite suite, DemoGallery demo) {
    int images = demo.dataset().images().size();
    int dimension = demo.model().getDimension();
    EvaluationPlan plan =
        EvaluationPlan.newBuilder()
            .addAllDimensions(List.of(dimension / 4, dimension / 2, dimension))
            .addAllPrecisions(List.of("fp32", "fp16", "int8", "int4"))
            .addAllCandidates(pools(images))
            .setSeed(SEED)
            .build();
    out.printf(
        "%nAblation: %s dimensions x %s x candidate pools %s, both directions.%n",
        plan.getDimensionsList(), plan.getPrecisionsList(), plan.getCandidatesList());
    EvaluationFlow evaluations = new EvaluationFlow(suite);
    Evaluation evaluation =
        evaluations.run(
            StartEvaluationRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setGallery(GALLERY)
                .setPlan(plan)
                .build());
    List<Path> files = evaluations.fetch(evaluation.getEvaluationId(), output.resolve("report"));
    EvaluationPrinter.print(evaluation.getSummary(), out);
    out.printf("%n%,d report files in %s%n", files.size(), output.resolve("report"));
  }

  /** 100 to 500 by hundreds as far as the gallery allows; its whole size where it is smaller. */
  static List<Integer> pools(int images) {
    List<Integer> pools =
        IntStream.rangeClosed(1, 5).map(i -> i * 100).filter(c -> c <= images).boxed().toList();
    return pools.isEmpty() ? List.of(images) : pools;
  }
}
