package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * All layers of a Transformer in one call of the device library: of a short text the calls from
 * Java would take as long as the work, and its Java face lacks fused attention.
 *
 * <p>A TorchScript block without weights ({@code bench/reference/layers_block.py} writes it),
 * loaded once; gradients go through it. Safe for use by several threads.
 */
final class FusedLayers {

  private static final String FILE = "layers.pt";

  /** Loaded when first used. */
  private static final class Loaded {

    private static final PtSymbolBlock BLOCK = load();

    private static PtSymbolBlock load() {
      PtNDManager manager = (PtNDManager) NDManager.newBaseManager("PyTorch");
      try (InputStream file =
          Objects.requireNonNull(FusedLayers.class.getResourceAsStream(FILE), FILE)) {
        return JniUtils.loadModule(manager, file, false, false);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private FusedLayers() {}

  /**
   * {@code (batch, tokens, width)} to the same shape.
   *
   * @param mask added to the scores {@code (batch, heads, tokens, tokens)}, broadcast; without
   *     elements for none
   * @param arrays twelve a layer, in the order of {@link PublishedLayer#arrays}
   */
  static NDArray apply(NDArray x, NDArray mask, List<NDArray> arrays, LayerSizes sizes) {
    PtNDArray[] all = arrays.toArray(PtNDArray[]::new);
    try (IValue input = IValue.from((PtNDArray) x);
        IValue added = IValue.from((PtNDArray) mask);
        IValue weights = IValue.listFrom(all);
        IValue heads = IValue.from((long) sizes.heads());
        IValue epsilon = IValue.from((double) sizes.epsilon());
        IValue activation = IValue.from((long) sizes.activation().ordinal());
        IValue normFirst = IValue.from(sizes.normFirst());
        IValue output =
            Loaded.BLOCK.forward(input, added, weights, heads, epsilon, activation, normFirst)) {
      return output.toTensor((PtNDManager) x.getManager());
    }
  }
}
