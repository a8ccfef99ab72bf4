package io.crossmodal.rpc;

import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * The threads that read and write the sockets of this JVM's channels and servers.
 *
 * <p>They are ours and not gRPC's, because a JVM waits .3 s at its exit for threads that wait in
 * the operating system, and gRPC keeps its own a second longer than anybody wants them.
 */
public final class EventLoops {

  private static final EventLoopGroup GROUP =
      new MultiThreadIoEventLoopGroup(
          Runtime.getRuntime().availableProcessors(),
          new DefaultThreadFactory("grpc-io", true),
          NioIoHandler.newFactory());

  private EventLoops() {}

  /** Lets a channel use them. */
  static NettyChannelBuilder on(NettyChannelBuilder channel) {
    return channel
        .eventLoopGroup(GROUP)
        .channelType(NioSocketChannel.class, InetSocketAddress.class);
  }

  /** Lets a server use them. */
  public static NettyServerBuilder on(NettyServerBuilder server) {
    return server
        .bossEventLoopGroup(GROUP)
        .workerEventLoopGroup(GROUP)
        .channelType(NioServerSocketChannel.class);
  }

  /** Ends them at once: the last that a JVM does before its exit. Channels are dead after it. */
  public static void stop() {
    GROUP.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
  }
}
