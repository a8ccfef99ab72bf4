package io.crossmodal.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Names an unknown option before its value: {@code serve --port 3} is about {@code --port}, not
 * about a service called 3.
 */
final class WrongUsage implements IParameterExceptionHandler {

  private final IParameterExceptionHandler usual;

  WrongUsage(IParameterExceptionHandler usual) {
    this.usual = usual;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) throws Exception {
    CommandLine command = failure.getCommandLine();
    Optional<String> unknown =
        command.getUnmatchedArguments().stream().filter(arg -> arg.startsWith("-")).findFirst();
    return usual.handleParseException(
        unknown
            .<ParameterException>map(
                option -> new UnmatchedArgumentException(command, List.of(option)))
            .orElse(failure),
        args);
  }
}
