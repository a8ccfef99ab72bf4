package io.crossmodal.index.config;

import io.crossmodal.index.cluster.IndexCluster;
import io.crossmodal.index.endpoint.CallDeadlines;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Builds the index from its settings. */
@Factory
@Requires(property = "crossmodal.index.enabled", value = "true")
final class IndexFactory {

  @Singleton
  @Bean(preDestroy = "close")
  IndexNode node(IndexConfig config) {
    return IndexNode.open(config);
  }

  @Singleton
  IndexCluster cluster(IndexNode node) {
    return node.cluster();
  }

  @Singleton
  CallDeadlines deadlines(IndexConfig config) {
    IndexConfig.Limits limits = config.limits();
    return new CallDeadlines(
        limits.readDeadline(), limits.writeDeadline(), limits.administrationDeadline());
  }
}
