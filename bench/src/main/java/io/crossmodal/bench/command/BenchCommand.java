package io.crossmodal.bench.command;

import io.crossmodal.cli.AddedCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The measurements. */
@Command(
    name = "bench",
    description = "Measures this machine's services, beside other projects where they are there.",
    subcommands = {
      IndexCommand.class,
      RpcCommand.class,
      EncodeBenchCommand.class,
      EvalBenchCommand.class,
      NoopServerCommand.class
    })
public final class BenchCommand implements Runnable, AddedCommand {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "what to measure is missing");
  }
}
