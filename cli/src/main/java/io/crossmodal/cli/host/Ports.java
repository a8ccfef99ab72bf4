package io.crossmodal.cli.host;

import io.crossmodal.cli.CommandFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** TCP ports of this machine. */
public final class Ports {

  private Ports() {}

  /** The port itself, or a free one for 0; fails with a clear message if it is taken. */
  public static int claim(int port, String bindAddress, String option) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(bindAddress))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new CommandFailure(
          "port %d: in use or not allowed on %s (expected: a free port; choose one with %s)"
              .formatted(port, bindAddress, option),
          e);
    }
  }

  /** True if nothing listens on the port. */
  public static boolean free(int port) {
    try (ServerSocket socket =
        new ServerSocket(port, 1, InetAddress.getByName(HostSettings.LOOPBACK))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
