package io.crossmodal.eval.fake;

import io.crossmodal.index.v1.CandidateScores;
import io.crossmodal.index.v1.ScoreCandidatesRequest;
import io.crossmodal.rpc.ErrorInterceptor;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** The index service, without disk, shards or codes. */
public final class FakeIndex implements AutoCloseable {

  /** Changes the right answer to a request for scores. */
  public interface Distortion
      extends BiFunction<ScoreCandidatesRequest, List<CandidateScores>, List<CandidateScores>> {}

  final ConcurrentHashMap<String, FakeGallery> galleries = new ConcurrentHashMap<>();
  volatile Distortion distortion = (request, right) -> right;
  volatile List<String> unreachable = List.of();
  private final Set<String> everMade = ConcurrentHashMap.newKeySet();
  private final Server server;
  private final ManagedChannel channel;

  /** Starts it in this process. */
  public FakeIndex() {
    String name = InProcessServerBuilder.generateName();
    try {
      server =
          InProcessServerBuilder.forName(name)
              .executor(Executors.newVirtualThreadPerTaskExecutor())
              .intercept(new ErrorInterceptor())
              .addService(new FakeGalleryService(this))
              .addService(new FakeItemService(this))
              .addService(new FakeSearchService(this))
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    channel = InProcessChannelBuilder.forName(name).build();
  }

  /** A channel to it. */
  public ManagedChannel channel() {
    return channel;
  }

  /** Changes what it answers to requests for scores from now on. */
  public void distort(Distortion distortion) {
    this.distortion = distortion;
  }

  /** Says from now on that these shards do not answer. */
  public void loseShards(String... shards) {
    unreachable = List.of(shards);
  }

  /** Names of the galleries that there are. */
  public Set<String> galleryNames() {
    return new TreeSet<>(galleries.keySet());
  }

  /** Names of the views of a gallery. */
  public Set<String> viewNames(String gallery) {
    return new TreeSet<>(gallery(gallery).views.keySet());
  }

  /** Names of the galleries that were ever made. */
  public Set<String> everMade() {
    return new TreeSet<>(everMade);
  }

  FakeGallery gallery(String name) {
    FakeGallery gallery = galleries.get(name);
    if (gallery == null) {
      throw ServiceException.of(ErrorReason.GALLERY_NOT_FOUND, "gallery: %s", name);
    }
    return gallery;
  }

  void made(String gallery) {
    everMade.add(gallery);
  }

  @Override
  public void close() throws InterruptedException {
    channel.shutdownNow();
    server.shutdownNow();
    boolean unused = server.awaitTermination(5, TimeUnit.SECONDS);
  }
}
