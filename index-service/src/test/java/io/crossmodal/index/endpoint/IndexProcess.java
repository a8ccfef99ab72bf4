package io.crossmodal.index.endpoint;

import io.crossmodal.index.config.IndexNode;
import io.crossmodal.rpc.ErrorInterceptor;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * A program that serves a data directory on a loopback port, for tests that kill it. Prints {@code
 * port N} and goes on until it is killed.
 */
public final class IndexProcess {

  private IndexProcess() {}

  public static void main(String[] arguments) throws Exception {
    IndexNode node = IndexNode.open(TestIndex.config(Path.of(arguments[0])));
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .maxInboundMessageSize(64 << 20)
            .intercept(new ErrorInterceptor());
    TestIndex.endpoints(node.cluster()).forEach(builder::addService);
    Server server = builder.build().start();
    System.out.println("port " + server.getPort());
    server.awaitTermination();
  }
}
