package io.crossmodal.encoder.model;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

/** A TorchScript program. */
final class TorchProgram implements TowerProgram {

  private final PtNDManager manager;
  private final PtSymbolBlock block;
  private final int dimension;

  /**
   * Loads a program.
   *
   * @param file its name, for messages
   * @param dimension columns that it answers with
   */
  TorchProgram(String file, byte[] program, int dimension) throws IOException {
    this.dimension = dimension;
    manager = (PtNDManager) NDManager.newBaseManager(Device.cpu(), "PyTorch");
    try {
      block = JniUtils.loadModule(manager, new ByteArrayInputStream(program), false, false);
    } catch (EngineException e) {
      manager.close();
      throw new IOException(
          "%s: %s (expected: a TorchScript program)".formatted(file, firstLine(e)), e);
    }
  }

  private static String firstLine(EngineException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
  }

  /** Of an answer of several tensors, the first counts. */
  @Override
  public NDArray run(NDManager scope, NDArray... inputs) {
    IValue[] values =
        Arrays.stream(inputs).map(input -> IValue.from((PtNDArray) input)).toArray(IValue[]::new);
    try (IValue answer = block.forward(values)) {
      NDArray rows = answer.toNDList((PtNDManager) scope).head();
      long[] shape = rows.getShape().getShape();
      if (shape.length != 2 || shape[1] != dimension) {
        throw new IllegalStateException(
            "answer: shape %s (expected: [batch, %d])"
                .formatted(Arrays.toString(shape), dimension));
      }
      return rows;
    } finally {
      for (IValue value : values) {
        value.close();
      }
    }
  }

  @Override
  public void close() {
    block.close();
    manager.close();
  }
}
