package io.crossmodal.encoder.config;

import io.crossmodal.encoder.batch.BatchThreads;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Threads of the encoder service.
 *
 * @param device device batches at a time; 0 for as many as there are cores
 * @param prepare pictures decoded at a time; 0 for as many as there are cores
 */
@ConfigurationProperties("crossmodal.encoder.threads")
public record ThreadConfig(
    @Bindable(defaultValue = "0") int device, @Bindable(defaultValue = "0") int prepare) {

  private static final String PREFIX = "crossmodal.encoder.threads.";

  public ThreadConfig {
    Settings.check(PREFIX + "device", device, device >= 0, "0 or more");
    Settings.check(PREFIX + "prepare", prepare, prepare >= 0, "0 or more");
  }

  BatchThreads threads(int cores) {
    return new BatchThreads(device == 0 ? cores : device, prepare == 0 ? cores : prepare, 1);
  }
}
