package io.crossmodal.cli.client;

import io.crossmodal.cli.host.ServiceHost;
import org.jspecify.annotations.Nullable;

/**
 * Stubs, and the services behind them where they run in this JVM.
 *
 * @param host the services of this JVM, or null if they run elsewhere
 * @param suite the stubs
 */
public record Connection(@Nullable ServiceHost host, Suite suite) implements AutoCloseable {

  @Override
  public void close() {
    suite.close();
    if (host != null) {
      host.close();
    }
  }
}
