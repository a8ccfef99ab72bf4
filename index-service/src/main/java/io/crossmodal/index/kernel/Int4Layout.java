package io.crossmodal.index.kernel;

/**
 * Where the signed 4-bit code of a component lies.
 *
 * <p>Byte {@code j} of a block of 32 components (16 bytes) holds component {@code j} in its low
 * half and component {@code j + 16} in its high half, so that a vector load gives two runs of
 * neighbours. The components after the last whole block lie in pairs: byte {@code j} of the rest
 * holds components {@code 2j} (low) and {@code 2j + 1} (high). Codes are two's complement, -8 to 7.
 */
public final class Int4Layout {

  private static final int HALF = RowKernel.LANES / 2;

  private Int4Layout() {}

  /** Bytes of the codes of one vector. */
  public static int bytes(int dimension) {
    return (dimension + 1) / 2;
  }

  /** The byte, from the start of the codes, that holds {@code component}. */
  public static int byteOf(int component, int dimension) {
    int whole = dimension - dimension % RowKernel.LANES;
    if (component >= whole) {
      return component / 2;
    }
    return component / RowKernel.LANES * HALF + component % HALF;
  }

  /** Whether {@code component} is in the high half of its byte. */
  public static boolean high(int component, int dimension) {
    int whole = dimension - dimension % RowKernel.LANES;
    return component >= whole ? component % 2 == 1 : component % RowKernel.LANES >= HALF;
  }

  /** The code in the low half of a byte. */
  public static int low(byte pair) {
    return (pair << 28) >> 28;
  }

  /** The code in the high half of a byte. */
  public static int high(byte pair) {
    return pair >> 4;
  }
}
