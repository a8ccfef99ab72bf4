package io.crossmodal.gateway.flow;

import io.crossmodal.encoder.v1.Model;
import io.crossmodal.gateway.client.EncoderClient;
import io.crossmodal.gateway.client.GalleryClient;
import io.crossmodal.gateway.client.ServiceState;
import io.crossmodal.gateway.client.Upstream;
import io.crossmodal.gateway.client.Upstreams;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.rpc.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks every service at once how it stands, each for a short time only. */
public final class HealthFlow {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Upstreams upstreams;
  private final EncoderClient encoder;
  private final GalleryClient galleries;
  private final @Nullable String defaultGallery;

  /**
   * @param encoder with a deadline of its own, short enough for a probe
   * @param galleries likewise
   * @param defaultGallery gallery whose pictures are counted; null for all
   */
  public HealthFlow(
      Upstreams upstreams,
      EncoderClient encoder,
      GalleryClient galleries,
      @Nullable String defaultGallery) {
    this.upstreams = upstreams;
    this.encoder = encoder;
    this.galleries = galleries;
    this.defaultGallery = defaultGallery;
  }

  /** How the services stand now; never throws for one that does not answer. */
  public Health check() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Health.Service> encoding = threads.submit(() -> service(upstreams.encoder(), true));
      Future<Health.Service> index = threads.submit(() -> service(upstreams.index(), true));
      Future<Health.Service> eval = threads.submit(() -> service(upstreams.eval(), false));
      Future<Boolean> loaded = threads.submit(() -> orElse(this::modelLoaded, false));
      Future<Long> images = threads.submit(() -> orElse(this::images, 0L));
      threads.shutdown();
      return new Health(
          List.of(join(encoding), join(index), join(eval)), join(loaded), join(images));
    }
  }

  private static Health.Service service(Upstream upstream, boolean needed) {
    ServiceState state = upstream.state(PATIENCE);
    return new Health.Service(upstream.name(), upstream.address(), state, needed);
  }

  private boolean modelLoaded() {
    return encoder.models().getModelsList().stream().anyMatch(Model::getLoaded);
  }

  private long images() {
    return defaultGallery == null
        ? galleries.list().getGalleriesList().stream().mapToLong(Gallery::getImages).sum()
        : galleries.get(defaultGallery).getImages();
  }

  /** A figure beside the states must not turn them into an error. */
  private static <T> T orElse(Supplier<T> figure, T otherwise) {
    try {
      return figure.get();
    } catch (ServiceException e) {
      return otherwise;
    }
  }

  private static <T> T join(Future<T> future) {
    try {
      return future.get();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for health", e);
    }
  }
}
