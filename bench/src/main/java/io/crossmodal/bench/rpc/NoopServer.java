package io.crossmodal.bench.rpc;

import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.index.v1.SearchServiceGrpc;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Answers every search with the same response: what a call costs when nothing is done in it, with
 * messages of the size of real ones.
 */
public final class NoopServer implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";

  private final Server server;

  private NoopServer(Server server) {
    this.server = server;
  }

  /** Listens on any free port of the loopback interface. */
  public static NoopServer start(SearchResponse response) throws IOException {
    return new NoopServer(
        NettyServerBuilder.forAddress(new InetSocketAddress(LOOPBACK, 0))
            .addService(new Constant(response))
            .build()
            .start());
  }

  /** Where it listens, as {@code host:port}. */
  public String address() {
    return LOOPBACK + ":" + server.getPort();
  }

  /** Waits until the process ends. */
  public void await() throws InterruptedException {
    server.awaitTermination();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private static final class Constant extends SearchServiceGrpc.SearchServiceImplBase {

    private final SearchResponse response;

    Constant(SearchResponse response) {
      this.response = response;
    }

    @Override
    public void search(SearchRequest request, StreamObserver<SearchResponse> observer) {
      observer.onNext(response);
      observer.onCompleted();
    }
  }
}
