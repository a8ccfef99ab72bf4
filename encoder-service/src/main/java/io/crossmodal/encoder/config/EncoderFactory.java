package io.crossmodal.encoder.config;

import io.crossmodal.dataset.image.ImageLimits;
import io.crossmodal.encoder.batch.DynamicBatcher;
import io.crossmodal.encoder.batch.InputLimits;
import io.crossmodal.encoder.batch.LaneDirectory;
import io.crossmodal.encoder.cache.EmbeddingCache;
import io.crossmodal.encoder.endpoint.EncodeCalls;
import io.crossmodal.encoder.endpoint.Refusals;
import io.crossmodal.encoder.endpoint.ServiceLimits;
import io.crossmodal.encoder.endpoint.Tokenizing;
import io.crossmodal.encoder.endpoint.TrainingRequests;
import io.crossmodal.encoder.fetch.HubAddress;
import io.crossmodal.encoder.fetch.HubCache;
import io.crossmodal.encoder.metrics.EncoderMetrics;
import io.crossmodal.encoder.model.CoresOfThread;
import io.crossmodal.encoder.model.ModelRepository;
import io.crossmodal.encoder.training.DualEncoderTrainings;
import io.crossmodal.encoder.training.TrainingPlanner;
import io.crossmodal.encoder.training.Trainings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Assembles the encoder service. */
@Factory
@Requires(property = "crossmodal.encoder.enabled", value = "true")
public final class EncoderFactory {

  @Singleton
  @Bean(preDestroy = "close")
  ModelRepository models(EncoderConfig config) {
    HubCache hub = new HubCache(config.hub(), config.hubEndpoint());
    Stream<Path> fetched = config.models().stream().map(HubAddress::parse).map(hub::fetch);
    return new ModelRepository(
        config.trainedModels(),
        Stream.concat(config.modelDirectories().stream(), fetched).toList(),
        config.modelCheck());
  }

  /** Where no registry is, nobody watches. */
  @Singleton
  EncoderMetrics metrics(@Nullable MeterRegistry registry) {
    return new EncoderMetrics(registry == null ? new SimpleMeterRegistry() : registry);
  }

  @Singleton
  @Bean(preDestroy = "close")
  DynamicBatcher batcher(BatchConfig batch, ThreadConfig threads, EncoderMetrics metrics) {
    DynamicBatcher batcher =
        new DynamicBatcher(
            batch.limits(),
            threads.threads(cores()),
            () -> CoresOfThread.use(threads.deviceCores()),
            System::nanoTime,
            metrics);
    metrics.watch(batcher);
    return batcher;
  }

  @Singleton
  ServiceLimits limits(EncoderConfig config, BatchConfig batch, VideoConfig video) {
    return new ServiceLimits(
        config.defaultModel(),
        config.maxInputs(),
        batch.streamWindow(),
        new InputLimits(config.maxTextCharacters(), ImageLimits.DEFAULT, video.limits()));
  }

  @Singleton
  LaneDirectory lanes(ModelRepository models, ServiceLimits limits) {
    return new LaneDirectory(models, limits.input());
  }

  @Singleton
  EmbeddingCache cache(EncoderConfig config, EncoderMetrics metrics) {
    EmbeddingCache cache = new EmbeddingCache(config.cacheBytes());
    metrics.watch(cache);
    return cache;
  }

  @Singleton
  Refusals refusals(BatchConfig batch) {
    return new Refusals(batch.refusalsPerSecond(), System::nanoTime);
  }

  @Singleton
  EncodeCalls calls(
      LaneDirectory lanes,
      DynamicBatcher batcher,
      EmbeddingCache cache,
      ServiceLimits limits,
      Refusals refusals) {
    return new EncodeCalls(
        lanes, batcher, cache, limits, refusals, Executors.newVirtualThreadPerTaskExecutor());
  }

  @Singleton
  Tokenizing tokenizing(LaneDirectory lanes, ServiceLimits limits) {
    return new Tokenizing(lanes, limits);
  }

  @Singleton
  TrainingRequests trainingRequests(EncoderConfig config) {
    return new TrainingRequests(config.checkpoints());
  }

  @Singleton
  TrainingPlanner trainingPlanner(
      EncoderConfig config, ThreadConfig threads, ModelRepository models) {
    return new DualEncoderTrainings(
        models, config.modelDirectories(), threads.coresOfTrainings(cores()));
  }

  @Singleton
  @Bean(preDestroy = "close")
  Trainings trainings(EncoderConfig config, TrainingPlanner planner) {
    return new Trainings(config.trainings(), planner, Clock.systemUTC());
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }
}
