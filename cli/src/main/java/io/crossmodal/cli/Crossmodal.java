package io.crossmodal.cli;

import io.crossmodal.cli.command.DemoCommand;
import io.crossmodal.cli.command.DoctorCommand;
import io.crossmodal.cli.command.EncodeCommand;
import io.crossmodal.cli.command.EvaluateCommand;
import io.crossmodal.cli.command.ExportCommand;
import io.crossmodal.cli.command.GalleryCommand;
import io.crossmodal.cli.command.ImportCommand;
import io.crossmodal.cli.command.MeasureCommand;
import io.crossmodal.cli.command.PreprocessCommand;
import io.crossmodal.cli.command.PromoteCommand;
import io.crossmodal.cli.command.RecommendCommand;
import io.crossmodal.cli.command.ScenesCommand;
import io.crossmodal.cli.command.SearchCommand;
import io.crossmodal.cli.command.ServeCommand;
import io.crossmodal.cli.command.TrainCommand;
import io.crossmodal.cli.command.ViewCommand;
import io.crossmodal.cli.command.WarmUpCommand;
import io.crossmodal.rpc.ErrorStatus;
import io.crossmodal.rpc.EventLoops;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The entry point of {@code ./crossmodal}.
 *
 * <p>Exit codes: 0 done; 1 failed, with one line on stderr (the stack only with {@code --verbose});
 * 2 wrong usage.
 */
@Command(
    name = "crossmodal",
    description = "Cross-modal retrieval that tells the truth.",
    mixinStandardHelpOptions = true,
    version = "crossmodal 0.1.0",
    scope = ScopeType.INHERIT,
    footer = {
      "",
      "Also: crossmodal test runs the tests (./mvnw verify),",
      "and crossmodal bench measures, beside other projects too; both in a checkout alone.",
      "Try first: crossmodal demo"
    })
public final class Crossmodal implements Runnable {

  private static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          ServeCommand.class,
          ImportCommand.class,
          SearchCommand.class,
          EncodeCommand.class,
          EvaluateCommand.class,
          PreprocessCommand.class,
          MeasureCommand.class,
          RecommendCommand.class,
          PromoteCommand.class,
          TrainCommand.class,
          ExportCommand.class,
          GalleryCommand.class,
          ViewCommand.class,
          ScenesCommand.class,
          DoctorCommand.class,
          WarmUpCommand.class);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Shows the stack of a failure.")
  private boolean verbose;

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    int code = run(args);
    EventLoops.stop();
    System.exit(code);
  }

  /** Runs one command. */
  static int run(String... args) {
    Crossmodal root = new Crossmodal();
    CommandLine commands = new CommandLine(root);
    wanted(args).forEach(commands::addSubcommand);
    ServiceLoader.load(AddedCommand.class).forEach(commands::addSubcommand);
    return commands
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((failure, line, parsed) -> root.report(failure, line))
        .setParameterExceptionHandler(new WrongUsage(commands.getParameterExceptionHandler()))
        .execute(args);
  }

  /**
   * The commands that the words name, or else all: to read the annotations of all of them takes a
   * quarter of a second.
   */
  private static List<Class<?>> wanted(String... args) {
    List<Class<?>> named =
        COMMANDS.stream().filter(c -> Arrays.asList(args).contains(name(c))).toList();
    return named.isEmpty() ? COMMANDS : named;
  }

  private static String name(Class<?> command) {
    return Objects.requireNonNull(command.getAnnotation(Command.class), command::getName).name();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  private int report(Exception failure, CommandLine line) {
    line.getErr().println("crossmodal: " + message(failure));
    if (verbose) {
      failure.printStackTrace(line.getErr());
    }
    return 1;
  }

  private static String message(Exception failure) {
    return ErrorStatus.message(failure)
        .lines()
        .findFirst()
        .orElse(failure.getClass().getSimpleName());
  }
}
