package io.crossmodal.cli.demo;

import io.crossmodal.cli.host.ServiceHost;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says where the demo's files are and what to try next. */
record NextSteps(Path output, @Nullable Path data, PrintStream out) {

  void print(boolean serving, ServiceHost host) {
    out.printf(
        "open %s in a browser%n%nTry next:%n", output.resolve("report").resolve("report.html"));
    if (serving) {
      out.printf("  http://localhost:%d/  (this page is up until Ctrl-C)%n", host.httpPort());
      out.printf("  grpcurl -plaintext localhost:%d list%n", host.grpcPort());
      return;
    }
    Path kept = output.resolve("data");
    out.printf("  ./crossmodal serve --data-dir %s   then open http://localhost:8080/%n", kept);
    out.printf(
        "  ./crossmodal search --data-dir %s --gallery demo --text \"%s\"%n",
        kept, data == null ? "a big red circle on the left" : "a dog runs on the grass");
    if (data == null) {
      out.println(
          "  ./crossmodal demo --data DIR   with a folder of your own pictures and captions.json");
    }
  }
}
