package io.crossmodal.encoder.config;

import io.crossmodal.encoder.batch.BatchThreads;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Threads of the encoder service.
 *
 * @param device device batches at a time; 0 for as many as there are cores
 * @param deviceCores cores that one device batch uses
 * @param prepare pictures decoded at a time; 0 for as many as there are cores
 * @param trainingCores cores that a training uses; 0 for all
 */
@ConfigurationProperties("crossmodal.encoder.threads")
public record ThreadConfig(
    @Bindable(defaultValue = "0") int device,
    @Bindable(defaultValue = "1") int deviceCores,
    @Bindable(defaultValue = "0") int prepare,
    @Bindable(defaultValue = "0") int trainingCores) {

  private static final String PREFIX = "crossmodal.encoder.threads.";

  public ThreadConfig {
    Settings.check(PREFIX + "device", device, device >= 0, "0 or more");
    Settings.check(PREFIX + "device-cores", deviceCores, deviceCores >= 1, "1 or more");
    Settings.check(PREFIX + "prepare", prepare, prepare >= 0, "0 or more");
    Settings.check(PREFIX + "training-cores", trainingCores, trainingCores >= 0, "0 or more");
  }

  BatchThreads threads(int cores) {
    return new BatchThreads(orAll(device, cores), orAll(prepare, cores), 1);
  }

  int coresOfTrainings(int cores) {
    return orAll(trainingCores, cores);
  }

  private static int orAll(int setting, int cores) {
    return setting == 0 ? cores : setting;
  }
}
