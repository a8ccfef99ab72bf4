package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An ONNX graph, run by ONNX Runtime on the calling thread alone. */
final class OnnxProgram implements TowerProgram {

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final int dimension;

  /**
   * Loads a graph.
   *
   * @param file its name, for messages
   * @param dimension columns that it answers with
   */
  OnnxProgram(String file, byte[] graph, int dimension) throws IOException {
    this.dimension = dimension;
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = environment.createSession(graph, options);
    } catch (OrtException e) {
      throw new IOException("%s: %s (expected: an ONNX graph)".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * Inputs go by the graph's order; segments, where BERT has them as a third, are all the first.
   */
  @Override
  public NDArray run(NDManager scope, NDArray... inputs) {
    List<String> names = List.copyOf(session.getInputNames());
    if (names.size() < inputs.length || names.size() > inputs.length + 1) {
      throw new IllegalStateException(
          "inputs: %s (expected: %d of them)".formatted(names, inputs.length));
    }
    Map<String, OnnxTensor> values = new LinkedHashMap<>();
    try {
      for (int i = 0; i < names.size(); i++) {
        values.put(names.get(i), tensor(i < inputs.length ? inputs[i] : inputs[i - 1].zerosLike()));
      }
      try (OrtSession.Result answer = session.run(values)) {
        return rows(scope, (OnnxTensor) answer.get(0));
      }
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime: " + e.getMessage(), e);
    } finally {
      values.values().forEach(OnnxTensor::close);
    }
  }

  private OnnxTensor tensor(NDArray input) throws OrtException {
    long[] shape = input.getShape().getShape();
    return input.getDataType() == DataType.INT64
        ? OnnxTensor.createTensor(environment, LongBuffer.wrap(input.toLongArray()), shape)
        : OnnxTensor.createTensor(environment, FloatBuffer.wrap(input.toFloatArray()), shape);
  }

  private NDArray rows(NDManager scope, OnnxTensor answer) {
    long[] shape = answer.getInfo().getShape();
    if (shape.length != 2 || shape[1] != dimension) {
      throw new IllegalStateException(
          "answer: shape %s (expected: [batch, %d])".formatted(Arrays.toString(shape), dimension));
    }
    FloatBuffer values = answer.getFloatBuffer();
    float[] rows = new float[values.remaining()];
    values.get(rows);
    return scope.create(rows, new Shape(shape));
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("an ONNX session can't be closed", e);
    }
  }
}
