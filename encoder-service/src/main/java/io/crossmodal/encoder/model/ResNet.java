package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.pooling.Pool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A residual network (arXiv:1512.03385) of four stages, of any depth and width, up to the mean over
 * the last stage: ResNet18, 34, 50, 101 and 152 of torchvision.
 */
record ResNet(FoldedConv stem, List<Block> blocks) implements VisionNetwork {

  static final String FIRST = "conv1.weight";

  private static final int STAGES = 4;

  /**
   * Convolutions beside a shortcut.
   *
   * @param convolutions two, or three of a bottleneck
   * @param shortcut null where the input is added as it is
   */
  record Block(List<FoldedConv> convolutions, @Nullable FoldedConv shortcut) {

    /** The first convolution of 3x3 has the stride, as in torchvision since version 0.3. */
    static Block of(TensorSource tensors, String name, int stride) throws IOException {
      boolean bottleneck = tensors.names().contains(name + ".conv3.weight");
      List<FoldedConv> convolutions = new ArrayList<>();
      for (int i = 1; i <= (bottleneck ? 3 : 2); i++) {
        boolean strided = i == (bottleneck ? 2 : 1);
        convolutions.add(
            FoldedConv.of(tensors, name + ".conv" + i, name + ".bn" + i, strided ? stride : 1));
      }
      String shortcut = name + ".downsample.0";
      return new Block(
          convolutions,
          tensors.names().contains(shortcut + ".weight")
              ? FoldedConv.of(tensors, shortcut, name + ".downsample.1", stride)
              : null);
    }

    Stream<FoldedConv> all() {
      return Stream.concat(convolutions.stream(), Stream.ofNullable(shortcut));
    }

    NDArray forward(Weights weights, NDArray x) {
      NDArray y = x;
      for (int i = 0; i < convolutions.size(); i++) {
        NDArray filtered = convolutions.get(i).forward(weights, y);
        y = i + 1 < convolutions.size() ? Activation.relu(filtered) : filtered;
      }
      return Activation.relu(y.add(shortcut == null ? x : shortcut.forward(weights, x)));
    }
  }

  static ResNet of(TensorSource tensors) throws IOException {
    FoldedConv stem = FoldedConv.of(tensors, "conv1", "bn1", 2);
    List<Block> blocks = new ArrayList<>();
    for (int stage = 1; stage <= STAGES; stage++) {
      int block = 0;
      do {
        int stride = stage > 1 && block == 0 ? 2 : 1;
        blocks.add(Block.of(tensors, "layer%d.%d".formatted(stage, block), stride));
        block++;
      } while (tensors.names().contains("layer%d.%d.conv1.weight".formatted(stage, block)));
    }
    return new ResNet(stem, blocks);
  }

  @Override
  public int dimension() {
    return blocks.getLast().convolutions().getLast().out();
  }

  @Override
  public String describe() {
    int layers = blocks.stream().mapToInt(block -> block.convolutions().size()).sum();
    return "ResNet%d for pictures alone, without its classes.".formatted(layers + 2);
  }

  @Override
  public List<FoldedConv> convolutions() {
    return Stream.concat(Stream.of(stem), blocks.stream().flatMap(Block::all)).toList();
  }

  @Override
  public List<Linear> layers() {
    return List.of();
  }

  @Override
  public NDArray forward(Weights weights, NDArray pictures) {
    NDArray x = Activation.relu(stem.forward(weights, pictures));
    x = Pool.maxPool2d(x, new Shape(3, 3), new Shape(2, 2), new Shape(1, 1), false);
    for (Block block : blocks) {
      x = block.forward(weights, x);
    }
    Shape last = x.getShape();
    return x.reshape(last.get(0), last.get(1), -1).mean(new int[] {2});
  }
}
