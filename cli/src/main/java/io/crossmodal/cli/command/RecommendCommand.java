package io.crossmodal.cli.command;

import io.crossmodal.cli.CommandFailure;
import io.crossmodal.cli.console.OfferPrinter;
import io.crossmodal.eval.measure.Advice;
import io.crossmodal.eval.measure.Budget;
import io.crossmodal.eval.pipeline.Advised;
import io.crossmodal.eval.report.OfferFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The cheapest view inside a budget, from the files of an evaluation. */
@Command(
    name = "recommend",
    description = {
      "Answers a budget with the cheapest view of an evaluation that is shown to be inside it,",
      "or says that none is, and which is nearest. Exit code 1 if none is."
    })
public final class RecommendCommand implements Callable<Integer> {

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "The folder that evaluate has written its report to.")
  private Path folder = Path.of("");

  @Option(
      names = "--budget",
      defaultValue = "R@1>=.99",
      paramLabel = "LIMITS",
      description = {
        "For example \"R@1>=.99, bytes<=100, p99<=5ms\" (default: ${DEFAULT-VALUE}): shares of the",
        "full view's R@1 or R@10, overlap with the exact neighbours, bytes a vector, p50, p99."
      })
  private String budget = "";

  @Option(names = "--json", description = "Prints the advice as JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Advised advised = advised();
    if (json) {
      OfferPrinter.printJson(advised);
    } else {
      OfferPrinter.print(advised, System.out);
    }
    return advised.trusted() && advised.advice().choice().isPresent() ? 0 : 1;
  }

  private Advised advised() {
    try {
      OfferFile offers = OfferFile.read(folder);
      return new Advised(offers, Advice.on(offers.offers(), Budget.parse(budget)));
    } catch (IOException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
