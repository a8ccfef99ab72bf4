package io.crossmodal.gateway.config;

import static java.util.Objects.requireNonNullElse;

import io.crossmodal.dataset.image.ImageDecoder;
import io.crossmodal.dataset.image.ImageLimits;
import io.crossmodal.gateway.client.EncoderClient;
import io.crossmodal.gateway.client.EvaluationClient;
import io.crossmodal.gateway.client.GalleryClient;
import io.crossmodal.gateway.client.InferenceClient;
import io.crossmodal.gateway.client.ItemClient;
import io.crossmodal.gateway.client.RemotePictures;
import io.crossmodal.gateway.client.SearchClient;
import io.crossmodal.gateway.client.SnapshotClient;
import io.crossmodal.gateway.client.Upstreams;
import io.crossmodal.gateway.flow.Canary;
import io.crossmodal.gateway.flow.EmbeddingsFlow;
import io.crossmodal.gateway.flow.GalleryFlow;
import io.crossmodal.gateway.flow.HealthFlow;
import io.crossmodal.gateway.flow.ImagePositions;
import io.crossmodal.gateway.flow.IngestFlow;
import io.crossmodal.gateway.flow.MediaFlow;
import io.crossmodal.gateway.flow.QueryEncoder;
import io.crossmodal.gateway.flow.RecommendFlow;
import io.crossmodal.gateway.flow.SearchFlow;
import io.crossmodal.gateway.web.Assets;
import io.crossmodal.gateway.web.OpenApi;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Builds the clients and flows, which know nothing of the framework. */
@Factory
final class GatewayParts {

  private static final int USUAL_GRPC_PORT = 9090;

  private static final Duration PROMISE_AGE = Duration.ofMinutes(1);

  private static final Duration PROBE_DEADLINE = Duration.ofSeconds(2);

  @Singleton
  @Bean(preDestroy = "close")
  Upstreams upstreams(GatewayConfig config, @Value("${grpc.server.port:9090}") int grpcPort) {
    // A JVM without gRPC services has port 0: then the usual port of this machine is tried.
    String own = "localhost:" + (grpcPort > 0 ? grpcPort : USUAL_GRPC_PORT);
    return Upstreams.at(
        requireNonNullElse(config.encoderAddress(), own),
        requireNonNullElse(config.indexAddress(), own),
        requireNonNullElse(config.evalAddress(), own));
  }

  @Singleton
  EncoderClient encoderClient(Upstreams upstreams, GatewayConfig config) {
    return new EncoderClient(upstreams.encoder(), config.callDeadline());
  }

  @Singleton
  GalleryClient galleryClient(Upstreams upstreams, GatewayConfig config) {
    return new GalleryClient(upstreams.index(), config.callDeadline(), config.buildDeadline());
  }

  @Singleton
  SnapshotClient snapshotClient(Upstreams upstreams, GatewayConfig config) {
    return new SnapshotClient(upstreams.index(), config.callDeadline(), config.buildDeadline());
  }

  @Singleton
  ItemClient itemClient(Upstreams upstreams, GatewayConfig config) {
    return new ItemClient(upstreams.index(), config.callDeadline(), config.buildDeadline());
  }

  @Singleton
  SearchClient searchClient(Upstreams upstreams, GatewayConfig config) {
    return new SearchClient(upstreams.index(), config.callDeadline());
  }

  @Singleton
  EvaluationClient evaluationClient(Upstreams upstreams, GatewayConfig config) {
    return new EvaluationClient(upstreams.eval(), config.callDeadline());
  }

  @Singleton
  GalleryFlow galleryFlow(GalleryClient galleries, EncoderClient encoder, GatewayConfig config) {
    return new GalleryFlow(galleries, encoder, config.defaultGallery());
  }

  @Singleton
  @Bean(preDestroy = "close")
  Canary canary(
      GatewayConfig config,
      SearchClient index,
      GalleryClient galleries,
      EvaluationClient evaluations,
      MeterRegistry registry) {
    return new Canary(
        config.canaryShare(),
        () -> ThreadLocalRandom.current().nextDouble(),
        PROMISE_AGE,
        index,
        galleries,
        evaluations,
        registry);
  }

  @Singleton
  SearchFlow searchFlow(
      GalleryFlow galleries, EncoderClient encoder, SearchClient index, Canary canary) {
    return new SearchFlow(galleries, new QueryEncoder(encoder), index, canary);
  }

  @Singleton
  RecommendFlow recommendFlow(GalleryFlow galleries, EncoderClient encoder, SearchClient index) {
    return new RecommendFlow(galleries, new QueryEncoder(encoder), index);
  }

  @Singleton
  IngestFlow ingestFlow(GalleryFlow galleries, EncoderClient encoder, ItemClient items) {
    return new IngestFlow(galleries, encoder, items);
  }

  @Singleton
  @Bean(preDestroy = "close")
  RemotePictures remotePictures(GatewayConfig config) {
    return new RemotePictures(config.remoteImages(), config.remoteImageTimeout());
  }

  @Singleton
  InferenceClient inferenceClient(Upstreams upstreams, GatewayConfig config) {
    return new InferenceClient(upstreams.encoder(), config.callDeadline());
  }

  @Singleton
  EmbeddingsFlow embeddingsFlow(EncoderClient encoder, RemotePictures pictures) {
    return new EmbeddingsFlow(encoder, pictures);
  }

  @Singleton
  MediaFlow mediaFlow(GalleryFlow galleries, ItemClient items) {
    return new MediaFlow(galleries, items, new ImageDecoder(ImageLimits.DEFAULT));
  }

  /** Services of the same JVM register their figures here too. */
  @Singleton
  @Bean(preDestroy = "close")
  PrometheusMeterRegistry meterRegistry() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    return registry;
  }

  @Singleton
  Assets assets() {
    return new Assets();
  }

  @Singleton
  OpenApi openApi() {
    return new OpenApi();
  }

  @Singleton
  ImagePositions imagePositions(ItemClient items) {
    return new ImagePositions(items);
  }

  @Singleton
  HealthFlow healthFlow(Upstreams upstreams, GatewayConfig config) {
    return new HealthFlow(
        upstreams,
        new EncoderClient(upstreams.encoder(), PROBE_DEADLINE),
        new GalleryClient(upstreams.index(), PROBE_DEADLINE, PROBE_DEADLINE),
        config.defaultGallery());
  }
}
