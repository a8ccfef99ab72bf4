package io.crossmodal.eval.config;

import io.crossmodal.eval.pipeline.EvaluationFolders;
import io.crossmodal.eval.pipeline.Evaluations;
import io.crossmodal.eval.run.IndexClient;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/** Builds the parts of the service, which know nothing of the framework. */
@Factory
@Requires(property = "crossmodal.eval.enabled", value = "true")
final class EvalParts {

  @Singleton
  @Bean(preDestroy = "close")
  IndexClient indexClient(EvalConfig config, @Value("${grpc.server.port:9090}") int ownPort) {
    return IndexClient.open(
        config.indexAddress(ownPort), config.callDeadline(), config.buildDeadline());
  }

  @Singleton
  @Bean(preDestroy = "close")
  Evaluations evaluations(IndexClient index, EvalConfig config) {
    return new Evaluations(index, HostFacts.read(), EvaluationFolders.open(config.dataDir()));
  }
}
