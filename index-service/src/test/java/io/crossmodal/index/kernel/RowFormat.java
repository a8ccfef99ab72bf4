package io.crossmodal.index.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;

/** The row formats, with random rows of each and their components read in the plainest way. */
enum RowFormat {
  FP32(4, 0, 1),
  FP16(2, 0, 1),
  INT8(1, 4, 1),
  INT4(1, 4, 2);

  private final int codeBytes;
  private final int header;
  private final int perCode;

  RowFormat(int codeBytes, int header, int perCode) {
    this.codeBytes = codeBytes;
    this.header = header;
    this.perCode = perCode;
  }

  RowKernel kernel(KernelWidth width) {
    Kernels kernels = KernelProvider.kernels(width);
    return switch (this) {
      case FP32 -> kernels.fp32();
      case FP16 -> kernels.fp16();
      case INT8 -> kernels.int8();
      case INT4 -> kernels.int4();
    };
  }

  long stride(int dimension) {
    return header + (long) codeBytes * ((dimension + perCode - 1) / perCode);
  }

  float[] query(int dimension, SplittableRandom random) {
    float[] query = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      query[i] = (float) random.nextGaussian();
    }
    return query;
  }

  /** Rows one after another in a segment that ends with the last. */
  MemorySegment rows(int dimension, int count, SplittableRandom random) {
    long stride = stride(dimension);
    MemorySegment rows = Arena.ofAuto().allocate(stride * count, 64);
    for (int row = 0; row < count; row++) {
      long offset = row * stride;
      if (header > 0) {
        rows.set(Rows.FLOAT, offset, (float) random.nextDouble(0.001, 0.1));
      }
      for (long at = offset + header; at < offset + stride; at += codeBytes) {
        code(rows, at, random);
      }
    }
    return rows;
  }

  private void code(MemorySegment rows, long at, SplittableRandom random) {
    float value = (float) random.nextGaussian();
    switch (this) {
      case FP32 -> rows.set(Rows.FLOAT, at, value);
      case FP16 -> rows.set(Rows.SHORT, at, Float.floatToFloat16(value));
      case INT8, INT4 -> rows.set(ValueLayout.JAVA_BYTE, at, (byte) random.nextInt());
    }
  }

  double component(MemorySegment row, int i, int dimension) {
    return switch (this) {
      case FP32 -> row.get(Rows.FLOAT, 4L * i);
      case FP16 -> Float.float16ToFloat(row.get(Rows.SHORT, 2L * i));
      case INT8 -> row.get(Rows.FLOAT, 0) * (double) row.get(ValueLayout.JAVA_BYTE, 4L + i);
      case INT4 -> {
        byte pair = row.get(ValueLayout.JAVA_BYTE, 4L + Int4Layout.byteOf(i, dimension));
        int nibble = Int4Layout.high(i, dimension) ? (pair >> 4) & 15 : pair & 15;
        yield row.get(Rows.FLOAT, 0) * (double) (nibble < 8 ? nibble : nibble - 16);
      }
    };
  }
}
