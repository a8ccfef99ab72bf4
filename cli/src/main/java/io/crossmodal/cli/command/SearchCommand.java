package io.crossmodal.cli.command;

import io.crossmodal.cli.client.Connection;
import io.crossmodal.cli.client.ServerOptions;
import io.crossmodal.cli.client.Suite;
import io.crossmodal.cli.console.HitPrinter;
import io.crossmodal.cli.console.JsonOutput;
import io.crossmodal.cli.flow.GalleryFlow;
import io.crossmodal.cli.flow.Searcher;
import io.crossmodal.dataset.Picture;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.GetRequest;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.type.v1.Modality;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Ranked answers to one query. */
@Command(
    name = "search",
    description = "Ranks the items of a gallery for a text, a picture, a video or an item.")
public final class SearchCommand implements Callable<Integer> {

  /** What to search with; exactly one. */
  static final class What {
    @Option(names = "--text", required = true, paramLabel = "T", description = "A sentence.")
    private @Nullable String text;

    @Option(names = "--image", required = true, paramLabel = "FILE", description = "A picture.")
    private @Nullable Path image;

    @Option(names = "--video", required = true, paramLabel = "FILE", description = "A video.")
    private @Nullable Path video;

    @Option(
        names = "--id",
        required = true,
        paramLabel = "ID",
        description = "An item of the gallery.")
    private @Nullable String id;

    @Option(
        names = "--like",
        required = true,
        paramLabel = "ID",
        description = "An example of what is wanted; may be given several times.")
    private List<String> like = new ArrayList<>();
  }

  /** What to search for. */
  enum Target {
    IMAGE,
    VIDEO,
    TEXT,
    ANY
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  @Option(
      names = "--gallery",
      required = true,
      paramLabel = "G",
      description = "Name of the gallery.")
  private String gallery = "";

  @Option(
      names = "-k",
      paramLabel = "K",
      defaultValue = "10",
      description = "Hits wanted, 1 to 10,000 (default: 10).")
  private int k;

  @Option(
      names = "--view",
      paramLabel = "V",
      defaultValue = "",
      description = "Name of the view (default: the serving one).")
  private String view = "";

  @Option(
      names = "--for",
      paramLabel = "KIND",
      description = "image, video, text or any (default: images for a text, else texts).")
  private @Nullable Target target;

  @Option(
      names = "--unlike",
      paramLabel = "ID",
      description = "With --like: an example of what is not wanted; may be given several times.")
  private List<String> unlike = new ArrayList<>();

  @Mixin private SearchOptions options = new SearchOptions();

  @Option(names = "--json", description = "Prints the answer as JSON.")
  private boolean json;

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  public Integer call() {
    if (!unlike.isEmpty() && what.like.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--unlike: without --like (expected: an example of what is wanted)");
    }
    try (Connection connection = server.connect()) {
      Gallery found = new GalleryFlow(connection.suite()).require(gallery);
      Searcher searcher = new Searcher(connection.suite(), found);
      SearchParameters parameters =
          options.apply(
              spec, Searcher.best(k, wanted(connection.suite())).toBuilder().setView(view));
      Searcher.Answer answer = ask(searcher, parameters);
      if (json) {
        JsonOutput.print(answer.response());
      } else {
        HitPrinter.print(answer.response(), answer.encode(), System.out);
      }
    }
    return 0;
  }

  private Searcher.Answer ask(Searcher searcher, SearchParameters parameters) {
    if (what.text != null) {
      return searcher.text(what.text, parameters);
    }
    if (what.image != null) {
      return searcher.image(what.image.toString(), Picture.of(what.image), parameters);
    }
    if (what.video != null) {
      return searcher.video(what.video.toString(), Picture.of(what.video), parameters);
    }
    return what.like.isEmpty()
        ? searcher.item(String.valueOf(what.id), parameters)
        : searcher.examples(what.like, unlike, parameters);
  }

  private Modality wanted(Suite suite) {
    if (target == null) {
      return queryIsText(suite) ? Modality.MODALITY_IMAGE : Modality.MODALITY_TEXT;
    }
    return switch (target) {
      case IMAGE -> Modality.MODALITY_IMAGE;
      case VIDEO -> Modality.MODALITY_VIDEO;
      case TEXT -> Modality.MODALITY_TEXT;
      case ANY -> Modality.MODALITY_UNSPECIFIED;
    };
  }

  private boolean queryIsText(Suite suite) {
    String id = what.like.isEmpty() ? what.id : what.like.getFirst();
    if (id == null) {
      return what.text != null;
    }
    return suite
        .items()
        .get(GetRequest.newBuilder().setGallery(gallery).addIds(id).build())
        .getItemsList()
        .stream()
        .anyMatch(item -> item.getModality() == Modality.MODALITY_TEXT);
  }
}
