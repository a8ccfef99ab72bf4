package io.crossmodal.cli.command;

import io.crossmodal.cli.client.Connection;
import io.crossmodal.cli.client.ServerOptions;
import io.crossmodal.index.v1.SetAliasRequest;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives a gallery another name, or takes it away. */
@Command(name = "alias", description = "Points an alias at a gallery in one step, or removes it.")
final class AliasCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "ALIAS", description = "The alias.")
  private String alias = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "G",
      defaultValue = "",
      description = "Name of the gallery that it is to mean.")
  private String gallery = "";

  @Option(names = "--remove", description = "Removes the alias.")
  private boolean remove;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  public Integer call() {
    if (remove != gallery.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "expected: the name of a gallery, or --remove, not both");
    }
    try (Connection connection = server.connect()) {
      String previous =
          connection
              .suite()
              .galleries()
              .setAlias(
                  SetAliasRequest.newBuilder()
                      .setRequestId(UUID.randomUUID().toString())
                      .setAlias(alias)
                      .setGallery(gallery)
                      .build())
              .getPrevious();
      System.out.printf(
          "alias %s means %s (before: %s)%n",
          alias,
          gallery.isEmpty() ? "nothing" : gallery,
          previous.isEmpty() ? "nothing" : previous);
    }
    return 0;
  }
}
