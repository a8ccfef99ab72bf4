package io.crossmodal.cli.command;

import io.crossmodal.cli.client.Connection;
import io.crossmodal.cli.client.ServerOptions;
import io.crossmodal.cli.console.JsonOutput;
import io.crossmodal.cli.host.ServiceName;
import io.crossmodal.eval.v1.PromoteRequest;
import io.crossmodal.eval.v1.PromoteResponse;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts a view of an evaluation into service. */
@Command(
    name = "promote",
    description = {
      "Builds a view of an evaluation on a gallery, tries it on the vectors there, and lets it serve.",
      "Nothing changes if it finds less of the exact neighbours than in the evaluation."
    })
public final class PromoteCommand implements Callable<Integer> {

  /** What to do; exactly one. */
  static final class Change {
    @Option(
        names = "--evaluation",
        required = true,
        paramLabel = "ID",
        description = "An evaluation that has succeeded (evaluation_id in its offers.json).")
    private String evaluation = "";

    @Option(
        names = "--take-back",
        required = true,
        description = "Lets the view serve again that did before the last promotion.")
    private boolean takeBack;
  }

  @ArgGroup(multiplicity = "1")
  private Change change = new Change();

  @Option(names = "--gallery", required = true, paramLabel = "G", description = "The live gallery.")
  private String gallery = "";

  @Option(
      names = "--view",
      defaultValue = "",
      paramLabel = "V",
      description = "A view of the evaluation, for example dim_256_prec_int8.")
  private String view = "";

  @Option(
      names = "--budget",
      defaultValue = "R@1>=.99",
      paramLabel = "LIMITS",
      description =
          "Chooses the view where none is named, as recommend does (default: ${DEFAULT-VALUE}).")
  private String budget = "";

  @Option(names = "--json", description = "Prints the answer as JSON.")
  private boolean json;

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  public Integer call() {
    PromoteRequest request =
        PromoteRequest.newBuilder()
            .setEvaluationId(change.evaluation)
            .setTakeBack(change.takeBack)
            .setGallery(gallery)
            .setView(view)
            .setBudget(budget)
            .build();
    try (Connection connection = server.connect(EnumSet.of(ServiceName.INDEX, ServiceName.EVAL))) {
      PromoteResponse answer = connection.suite().evaluations().promote(request);
      if (json) {
        JsonOutput.print(answer);
      } else {
        print(answer);
      }
    }
    return 0;
  }

  private void print(PromoteResponse answer) {
    if (answer.hasOverlap()) {
      System.out.printf(
          "%s finds %.1f %% (%.1f to %.1f) of the exact neighbours of %,d live queries.%n",
          answer.getView(),
          100 * answer.getOverlap().getValue(),
          100 * answer.getOverlap().getLow(),
          100 * answer.getOverlap().getHigh(),
          answer.getQueries());
    }
    System.out.printf(
        "%s serves %s now; before it was %s, which stays.%n",
        gallery, answer.getView(), answer.getPreviousView());
  }
}
