package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Reads of single components of rows, which may start at any byte; and the tails that no register
 * fills.
 */
final class Rows {

  static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
  static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ORDER);
  static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ORDER);
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ORDER);
  static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ORDER);

  private Rows() {}

  /** Components in whole blocks. */
  static int whole(float[] query) {
    return query.length & -RowKernel.LANES;
  }

  /**
   * Applies a row's scale; adding zero makes minus zero zero, so that no comparison tells them
   * apart.
   */
  static float scaled(MemorySegment rows, long offset, float sum) {
    return rows.get(FLOAT, offset) * sum + 0f;
  }

  static float fp32Tail(float[] query, MemorySegment rows, long offset, int from, float sum) {
    for (int i = from; i < query.length; i++) {
      sum = Math.fma(query[i], rows.get(FLOAT, offset + 4L * i), sum);
    }
    return sum + 0f;
  }

  static float fp16Tail(float[] query, MemorySegment rows, long offset, int from, float sum) {
    for (int i = from; i < query.length; i++) {
      sum = Math.fma(query[i], Float.float16ToFloat(rows.get(SHORT, offset + 2L * i)), sum);
    }
    return sum + 0f;
  }

  static float int8Tail(float[] query, MemorySegment rows, long codes, int from, float sum) {
    for (int i = from; i < query.length; i++) {
      sum = Math.fma(query[i], rows.get(ValueLayout.JAVA_BYTE, codes + i), sum);
    }
    return sum;
  }

  static float int4Tail(float[] query, MemorySegment rows, long codes, int from, float sum) {
    for (int i = from; i < query.length; i++) {
      byte pair = rows.get(ValueLayout.JAVA_BYTE, codes + i / 2);
      int code = i % 2 == 0 ? Int4Layout.low(pair) : Int4Layout.high(pair);
      sum = Math.fma(query[i], code, sum);
    }
    return sum;
  }
}
