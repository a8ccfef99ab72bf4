package io.crossmodal.bench.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossmodal.bench.contender.ServiceGallery;
import io.crossmodal.bench.contender.ServiceView;
import io.crossmodal.bench.contender.ViewChoice;
import io.crossmodal.bench.data.BenchData;
import io.crossmodal.bench.data.Shape;
import io.crossmodal.bench.data.ShapeGenerator;
import io.crossmodal.bench.report.Machine;
import io.crossmodal.bench.rpc.IndexClient;
import io.crossmodal.bench.rpc.RpcBench;
import io.crossmodal.bench.rpc.RpcReport;
import io.crossmodal.bench.rpc.ServerProcess;
import io.crossmodal.bench.rpc.WriteBench;
import io.crossmodal.bench.rpc.Written;
import io.crossmodal.index.v1.Durability;
import io.crossmodal.index.v1.ViewSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What gRPC adds to a search, and what searches and writes do to each other. */
@Command(
    name = "rpc",
    description = {
      "Searches and writes over gRPC on loopback, with the index in a process of its own: one caller"
          + " against the same search in this process, many callers against a server that does"
          + " nothing, and searches while items are written."
    })
public final class RpcCommand implements Callable<Integer> {

  private static final int K = 10;
  private static final int QUERIES = 1_000;
  private static final int BATCH = 500;
  private static final List<Durability> WRITTEN =
      List.of(Durability.DURABILITY_APPLIED, Durability.DURABILITY_FSYNCED);

  @Option(
      names = "--items",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Generated items, clustered (default: ${DEFAULT-VALUE}).")
  private int items;

  @Option(
      names = "--dimension",
      paramLabel = "D",
      defaultValue = "512",
      description = "Of the vectors (default: ${DEFAULT-VALUE}).")
  private int dimension;

  @Option(
      names = "--callers",
      paramLabel = "N",
      defaultValue = "16",
      description = "At once (default: ${DEFAULT-VALUE}).")
  private int callers;

  @Option(
      names = "--passes",
      paramLabel = "N",
      defaultValue = "5",
      description = "Of which the median counts (default: ${DEFAULT-VALUE}).")
  private int passes;

  @Option(
      names = "--pass-seconds",
      paramLabel = "S",
      defaultValue = "2",
      description = "How long a pass takes (default: ${DEFAULT-VALUE}).")
  private double passSeconds;

  @Option(
      names = "--paces",
      paramLabel = "N",
      split = ",",
      defaultValue = "5000,10000,0",
      description =
          "Upserts a second beside the searches, 0 for as many as are taken (default:"
              + " ${DEFAULT-VALUE}).")
  private List<Integer> paces = List.of();

  @Option(names = "--writes-only", description = "Leaves out what is measured without writes.")
  private boolean writesOnly;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "Where the server's data stays, in `server`; `./crossmodal serve index --data-dir` serves"
              + " it again.")
  private @Nullable Path output;

  @Option(names = "--json", description = "Prints the results as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    double loadBefore = Machine.load();
    Progress.say("drawing the data");
    BenchData data =
        BenchData.generate(new ShapeGenerator(Shape.CLUSTERED, dimension, 1), items, QUERIES);
    try (WorkFolder work = WorkFolder.of(output)) {
      RpcReport report = run(data, work, loadBefore);
      System.out.print(json ? toJson(report) : report.render());
    }
    return 0;
  }

  private RpcReport run(BenchData data, WorkFolder work, double loadBefore)
      throws IOException, InterruptedException {
    Path log = work.path().resolve("server.log");
    Progress.say("starting the server and filling the index");
    ViewSettings view = ViewChoice.served().settings();
    try (ServerProcess server =
            ServerProcess.start(
                log,
                "serve",
                "index",
                "--grpc-port",
                "0",
                "--data-dir",
                work.path().resolve("server").toString());
        IndexClient client = new IndexClient(server.address(), data, view.getName(), K)) {
      client.fill(data, view, BATCH);
      RpcReport.Calls calls = writesOnly ? null : calls(data, work, client, log);
      Progress.say("searches and writes");
      server.settle();
      WriteBench bench = new WriteBench(data, client, passTime().multipliedBy(passes));
      var idle = bench.idle();
      List<Written> writes = new ArrayList<>();
      for (Durability durability : WRITTEN) {
        for (int pace : paces) {
          writes.add(bench.written(durability, pace));
          server.settle();
        }
      }
      return new RpcReport(
          data.name(), view.getName(), Machine.describe(loadBefore), calls, idle, writes);
    }
  }

  private RpcReport.Calls calls(BenchData data, WorkFolder work, IndexClient client, Path log)
      throws IOException {
    try (ServiceGallery gallery = ServiceGallery.fill(work.index(), data);
        ServiceView local = ServiceView.create(gallery, ViewChoice.served(), K);
        ServerProcess idler = ServerProcess.start(log, "bench", "noop-server", "--k", "" + K);
        IndexClient noop = new IndexClient(idler.address(), data, local.settings().getName(), K)) {
      RpcBench bench = new RpcBench(local, client, noop, callers, passes, passTime());
      Progress.say("one caller");
      RpcBench.Pair unary = bench.unary();
      Progress.say("%d callers".formatted(callers));
      RpcBench.Pair many = bench.concurrent();
      return new RpcReport.Calls(
          unary.first(), unary.second(), callers, many.first(), many.second());
    }
  }

  private Duration passTime() {
    return Duration.ofNanos((long) (passSeconds * 1e9));
  }

  private static String toJson(RpcReport report) {
    ObjectNode root =
        new ObjectMapper()
            .createObjectNode()
            .put("data", report.data())
            .put("view", report.view())
            .put("machine", report.machine());
    report.figures().forEach(root::put);
    return root.toPrettyString() + "\n";
  }
}
