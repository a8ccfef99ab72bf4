package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import java.util.List;
import java.util.stream.Stream;

/**
 * A small residual network that keeps the layout of the picture to the end: the last grid of cells
 * ({@code side / 16} wide) is flattened, not averaged, since captions say where things are.
 */
final class ImageTower implements Layer {

  private static final float HALF_RANGE = 127.5f;

  private final ConvNorm stem;
  private final List<ResidualStage> stages;
  private final Linear projection;

  ImageTower(Architecture sizes) {
    int width = sizes.imageWidth();
    int cells = sizes.imageSide() / 16;
    stem = new ConvNorm("image.stem", 3, width, 3, 2);
    stages =
        List.of(
            ResidualStage.halving("image.stage1", width, 2 * width),
            ResidualStage.halving("image.stage2", 2 * width, 4 * width),
            ResidualStage.halving("image.stage3", 4 * width, 4 * width));
    projection = new Linear("image.projection", 4 * width * cells * cells, sizes.dimension());
  }

  @Override
  public Stream<WeightSpec> weights() {
    return Stream.concat(Stream.concat(Stream.of(stem), stages.stream()), Stream.of(projection))
        .flatMap(Layer::weights);
  }

  /** Pixels as unsigned bytes {@code (batch, 3, side, side)} to {@code (batch, dimension)}. */
  NDArray forward(Weights weights, NDArray pixels, boolean training) {
    NDArray x = pixels.toType(DataType.FLOAT32, false).div(HALF_RANGE).sub(1);
    x = Activation.relu(stem.forward(weights, x, training));
    for (ResidualStage stage : stages) {
      x = stage.forward(weights, x, training);
    }
    return projection.forward(weights, x.reshape(x.getShape().get(0), -1));
  }
}
