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
import java.util.Objects;

/**
 * Scaled dot-product attention in one call, which the device library has and its Java face lacks.
 *
 * <p>A TorchScript block without weights ({@code bench/reference/attention_block.py} writes it),
 * loaded once; gradients go through it. Safe for use by several threads.
 */
final class FusedAttention {

  private static final String FILE = "attention.pt";

  /** Loaded when first used. */
  private static final class Loaded {

    private static final PtSymbolBlock BLOCK = load();

    private static PtSymbolBlock load() {
      PtNDManager manager = (PtNDManager) NDManager.newBaseManager("PyTorch");
      try (InputStream file =
          Objects.requireNonNull(FusedAttention.class.getResourceAsStream(FILE), FILE)) {
        return JniUtils.loadModule(manager, file, false, false);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private FusedAttention() {}

  /**
   * {@code (batch, tokens, heads * width)}.
   *
   * @param parts queries, keys and values: {@code (batch, tokens, 3, heads, width)}
   * @param mask added to the scores {@code (batch, heads, tokens, tokens)}, broadcast; without
   *     elements for none
   */
  static NDArray apply(NDArray parts, NDArray mask) {
    try (IValue first = IValue.from((PtNDArray) parts);
        IValue second = IValue.from((PtNDArray) mask);
        IValue mixed = Loaded.BLOCK.forward(first, second)) {
      return mixed.toTensor((PtNDManager) parts.getManager());
    }
  }
}
