package io.crossmodal.cli.command;

import io.crossmodal.cli.CommandFailure;
import io.crossmodal.cli.client.Connection;
import io.crossmodal.cli.client.ServerOptions;
import io.crossmodal.cli.client.Suite;
import io.crossmodal.cli.console.EvaluationPrinter;
import io.crossmodal.cli.console.JsonOutput;
import io.crossmodal.cli.flow.DatasetImport;
import io.crossmodal.cli.flow.EvaluationFlow;
import io.crossmodal.cli.flow.GalleryFlow;
import io.crossmodal.cli.flow.ImportReport;
import io.crossmodal.cli.host.ServiceName;
import io.crossmodal.dataset.DatasetException;
import io.crossmodal.encoder.v1.Model;
import io.crossmodal.eval.v1.Evaluation;
import io.crossmodal.eval.v1.EvaluationPlan;
import io.crossmodal.eval.v1.StartEvaluationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The ablation, on an embeddings file or a gallery. */
@Command(
    name = "evaluate",
    description =
        "Measures what smaller dimensions, lower precisions and larger candidate pools cost, with intervals.")
public final class EvaluateCommand implements Callable<Integer> {

  /** Shards of the gallery of a dataset. */
  private static final int SHARDS = 2;

  /** What to evaluate; exactly one. */
  static final class Source {
    @Option(
        names = "--npz",
        required = true,
        paramLabel = "FILE",
        description =
            "Embeddings: text_<d> with image_<d>, video_<d> or document_<d>; ground_truth or qrels.")
    private @Nullable Path npz;

    @Option(
        names = "--gallery",
        required = true,
        paramLabel = "G",
        description = "A gallery of pictures with captions, or of documents with queries.")
    private @Nullable String gallery;

    @Option(
        names = "--data",
        required = true,
        paramLabel = "DATASET",
        description =
            "A dataset that import reads; it is encoded into a gallery first, named after it.")
    private @Nullable Path data;
  }

  @ArgGroup(multiplicity = "1")
  private Source source = new Source();

  @Parameters(
      arity = "0..1",
      paramLabel = "PLAN.yaml",
      description = "The grid as a file; the options below win over it.")
  private @Nullable Path plan;

  @Option(
      names = "--dims",
      split = ",",
      paramLabel = "D",
      description = "Dimensions, for example 256,512,1024 (default: the source's).")
  private List<Integer> dimensions = List.of();

  @Option(
      names = "--precisions",
      split = ",",
      paramLabel = "P",
      description = "Of fp32, fp16, int8, int4, bit2, bit1 (default: the first four).")
  private List<String> precisions = List.of();

  @Option(
      names = "--candidates",
      split = ",",
      paramLabel = "C",
      description =
          "Candidate pool sizes (default: 100,200,300,400,500 as far as the source allows).")
  private List<Integer> candidates = List.of();

  @Option(
      names = "--reduction",
      paramLabel = "R",
      defaultValue = "",
      description =
          "truncate, gaussian or pca, for dimensions that the source does not hold (default: truncate).")
  private String reduction = "";

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Of the pools and the bootstrap (default: the plan's, else 42).")
  private @Nullable Long seed;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the report.")
  private Path output = Path.of("");

  @Option(
      names = "--model",
      paramLabel = "M",
      description = "Name of the model that encodes --data (default: the encoder's).")
  private @Nullable String model;

  @Option(
      names = "--qrels",
      paramLabel = "FILE",
      description = "Labels of a BEIR folder in --data (default: its qrels/test.tsv).")
  private @Nullable Path qrels;

  @Option(names = "--json", description = "Prints the summary as JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  public Integer call() throws DatasetException {
    if (source.data == null && (model != null || qrels != null)) {
      throw new ParameterException(
          spec.commandLine(), "--model and --qrels: without --data (expected: with it)");
    }
    StartEvaluationRequest.Builder request = request();
    DatasetImport data = source.data == null ? null : DatasetImport.open(source.data, qrels);
    EnumSet<ServiceName> needed = EnumSet.of(ServiceName.INDEX, ServiceName.EVAL);
    if (data != null) {
      DatasetNotes.print(data, System.err);
      needed.add(ServiceName.ENCODER);
    }
    try (Connection connection = server.connect(needed)) {
      if (data != null) {
        request.setGallery(encoded(data, connection.suite()));
      }
      EvaluationFlow evaluations = new EvaluationFlow(connection.suite());
      Evaluation evaluation = evaluations.run(request.build());
      List<Path> files = evaluations.fetch(evaluation.getEvaluationId(), output);
      if (json) {
        JsonOutput.print(evaluation);
      } else {
        EvaluationPrinter.print(evaluation.getSummary(), System.out);
        System.out.printf(
            "%n%,d report files of evaluation %s in %s%n",
            files.size(), evaluation.getEvaluationId(), output);
      }
    }
    return 0;
  }

  private String encoded(DatasetImport data, Suite suite) {
    Model encoder = new GalleryFlow(suite).model(model);
    String gallery =
        (data.name() + "-" + encoder.getName())
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9-]+", "-");
    ImportReport report = data.into(suite, gallery, encoder, SHARDS);
    System.err.printf(
        "gallery %s: %,d items encoded, %,d unchanged, %,d left out%n",
        gallery, report.images() + report.texts(), report.unchanged(), report.errors().size());
    return gallery;
  }

  private StartEvaluationRequest.Builder request() {
    EvaluationPlan.Builder grid =
        EvaluationPlan.newBuilder()
            .addAllDimensions(dimensions)
            .addAllPrecisions(precisions)
            .addAllCandidates(candidates)
            .setReduction(reduction);
    if (seed != null) {
      grid.setSeed(seed);
    }
    StartEvaluationRequest.Builder request =
        StartEvaluationRequest.newBuilder()
            .setRequestId(UUID.randomUUID().toString())
            .setPlan(grid);
    if (plan != null) {
      request.setPlanYaml(read(plan));
    }
    if (source.npz != null) {
      request.setNpzPath(source.npz.toAbsolutePath().toString());
    } else if (source.gallery != null) {
      request.setGallery(source.gallery);
    }
    return request;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new CommandFailure("%s: can't be read (expected: a YAML file)".formatted(file), e);
    }
  }
}
