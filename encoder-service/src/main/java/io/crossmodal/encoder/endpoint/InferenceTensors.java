package io.crossmodal.encoder.endpoint;

import com.google.protobuf.ByteString;
import io.crossmodal.encoder.v1.EncodeResult;
import io.crossmodal.inference.v1.InferParameter;
import io.crossmodal.inference.v1.InferTensorContents;
import io.crossmodal.inference.v1.ModelInferRequest;
import io.crossmodal.inference.v1.ModelInferRequest.InferInputTensor;
import io.crossmodal.rpc.ServiceException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tensors of the Open Inference Protocol: BYTES in, FP32 out, typed or raw. */
final class InferenceTensors {

  private static final String FIELD = "inputs[0]";

  private InferenceTensors() {}

  /**
   * The elements of the first input.
   *
   * @throws ServiceException INVALID_FIELD if datatype, shape and contents do not fit
   */
  static List<ByteString> elements(ModelInferRequest request) {
    InferInputTensor tensor = request.getInputs(0);
    checkMemory(FIELD, tensor.getParametersMap());
    if (!tensor.getDatatype().equals("BYTES")) {
      throw ServiceException.field(FIELD + ".datatype", tensor.getDatatype(), "BYTES");
    }
    List<ByteString> elements =
        switch (request.getRawInputContentsCount()) {
          case 0 -> tensor.getContents().getBytesContentsList();
          case 1 -> split(request.getRawInputContents(0));
          default ->
              throw ServiceException.field(
                  "raw_input_contents", request.getRawInputContentsCount() + " tensors", "one");
        };
    if (request.getRawInputContentsCount() > 0 && tensor.hasContents()) {
      throw ServiceException.field(
          FIELD + ".contents", "also there", "either it or raw_input_contents");
    }
    checkShape(tensor.getShapeList(), elements.size());
    return elements;
  }

  /** Memory that is shared between machines is none. */
  static void checkMemory(String field, Map<String, InferParameter> parameters) {
    parameters.keySet().stream()
        .filter(name -> name.startsWith("shared_memory"))
        .findFirst()
        .ifPresent(
            name -> {
              throw ServiceException.field(
                  field + ".parameters." + name, "shared memory", "tensors in the message");
            });
  }

  private static void checkShape(List<Long> shape, int elements) {
    boolean row = shape.size() == 1 || (shape.size() == 2 && shape.get(1) == 1);
    if (!row || shape.getFirst() != elements) {
      throw ServiceException.field(
          FIELD + ".shape",
          shape,
          "[n] or [n, 1], n being the %d elements sent".formatted(elements));
    }
  }

  private static List<ByteString> split(ByteString raw) {
    List<ByteString> elements = new ArrayList<>();
    ByteBuffer lengths = raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    while (at < raw.size()) {
      long length =
          raw.size() - at < Integer.BYTES ? -1 : Integer.toUnsignedLong(lengths.getInt(at));
      at += Integer.BYTES;
      if (length < 0 || length > raw.size() - at) {
        throw ServiceException.field(
            "raw_input_contents[0]",
            "element %d ends behind the %d bytes".formatted(elements.size(), raw.size()),
            "elements, each behind its length in 4 bytes");
      }
      elements.add(raw.substring(at, at + (int) length));
      at += (int) length;
    }
    return elements;
  }

  static ByteString raw(List<EncodeResult> results, int dimension) {
    ByteBuffer bytes =
        ByteBuffer.allocate(results.size() * dimension * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (EncodeResult result : results) {
      result.getEmbedding().getValuesList().forEach(bytes::putFloat);
    }
    return ByteString.copyFrom(bytes.flip());
  }

  static InferTensorContents typed(List<EncodeResult> results) {
    InferTensorContents.Builder contents = InferTensorContents.newBuilder();
    results.forEach(result -> contents.addAllFp32Contents(result.getEmbedding().getValuesList()));
    return contents.build();
  }
}
