package io.crossmodal.encoder.batch;

import io.crossmodal.encoder.model.DualEncoder;
import io.crossmodal.encoder.model.ModelRepository;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The lanes of every model in use; a model that was trained anew gets new ones. */
public final class LaneDirectory {

  private final ModelRepository models;
  private final InputLimits limits;
  private final Map<String, ModelLanes> lanes = new ConcurrentHashMap<>();

  public LaneDirectory(ModelRepository models, InputLimits limits) {
    this.models = models;
    this.limits = limits;
  }

  /**
   * The lanes of a model, which is loaded if need be.
   *
   * @throws io.crossmodal.rpc.ServiceException MODEL_NOT_FOUND or MODEL_DAMAGED
   */
  public ModelLanes of(String name) {
    DualEncoder model = models.serving(name);
    ModelLanes latest = lanes.get(name);
    if (latest != null && latest.model() == model) {
      return latest;
    }
    return lanes.compute(
        name,
        (_, known) ->
            known != null && known.model() == model ? known : ModelLanes.of(model, limits));
  }
}
