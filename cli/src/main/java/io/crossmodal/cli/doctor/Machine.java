package io.crossmodal.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import io.crossmodal.cli.host.Ports;
import io.crossmodal.dataset.image.LibJpeg;
import io.crossmodal.encoder.video.Ffmpeg;
import io.crossmodal.index.kernel.KernelProvider;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at the machine without starting anything. */
final class Machine {

  private static final int WANTED_JDK = 25;
  private static final long WANTED_MEMORY = 4L << 30;
  private static final long WANTED_DISK = 2L << 30;
  private static final int HTTP_PORT = 8080;
  private static final int GRPC_PORT = 9090;

  private Machine() {}

  static List<Finding> findings(Path dataDir) {
    List<Finding> findings = new ArrayList<>();
    findings.add(jdk());
    findings.add(Finding.ok("kernels", KernelProvider.describe()));
    findings.add(jpeg());
    findings.add(video());
    findings.add(cores());
    findings.add(memory());
    findings.add(disk(dataDir));
    findings.add(port(HTTP_PORT, "--http-port"));
    findings.add(port(GRPC_PORT, "--grpc-port"));
    return findings;
  }

  private static Finding jdk() {
    int feature = Runtime.version().feature();
    String text = "%s (%s)".formatted(Runtime.version(), System.getProperty("java.vendor"));
    return feature >= WANTED_JDK
        ? Finding.ok("JDK", text)
        : Finding.problem(
            "JDK", text + ": expected %d or newer; set JAVA_HOME".formatted(WANTED_JDK));
  }

  private static Finding jpeg() {
    return LibJpeg.problem().isEmpty()
        ? Finding.ok("JPEG", "libjpeg-turbo")
        : Finding.warning("JPEG", "the platform's reader, which takes about twice the time");
  }

  private static Finding video() {
    return Ffmpeg.problem()
        .map(problem -> Finding.warning("video", "FFmpeg can't be loaded: " + problem))
        .orElseGet(() -> Finding.ok("video", "FFmpeg"));
  }

  private static Finding cores() {
    int cores = Runtime.getRuntime().availableProcessors();
    String text = "%d, %s".formatted(cores, System.getProperty("os.arch"));
    return cores > 1
        ? Finding.ok("cores", text)
        : Finding.warning("cores", text + ": encoding and searching will wait for each other");
  }

  private static Finding memory() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long total = system.getTotalMemorySize();
    String text =
        "%.1f GiB, of it %.1f GiB for this JVM's heap"
            .formatted(gib(total), gib(Runtime.getRuntime().maxMemory()));
    return total >= WANTED_MEMORY
        ? Finding.ok("memory", text)
        : Finding.warning(
            "memory", text + ": expected %.0f GiB for training".formatted(gib(WANTED_MEMORY)));
  }

  private static Finding disk(Path dataDir) {
    Path existing = dataDir;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing == null || !Files.isWritable(existing)) {
      return Finding.problem(
          "disk", "%s: can't be written; choose another with --data-dir".formatted(dataDir));
    }
    try {
      long free = Files.getFileStore(existing).getUsableSpace();
      String text = "%.1f GiB free at %s".formatted(gib(free), dataDir);
      return free >= WANTED_DISK
          ? Finding.ok("disk", text)
          : Finding.warning("disk", text + ": expected %.0f GiB".formatted(gib(WANTED_DISK)));
    } catch (IOException e) {
      return Finding.problem("disk", "%s: %s".formatted(dataDir, e.getMessage()));
    }
  }

  private static Finding port(int port, String option) {
    String subject = "port " + port;
    return Ports.free(port)
        ? Finding.ok(subject, "free")
        : Finding.warning(subject, "in use: a server runs, or choose another with " + option);
  }

  private static double gib(long bytes) {
    return bytes / (double) (1L << 30);
  }
}
