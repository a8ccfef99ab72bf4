package io.crossmodal.index.graph;

import java.lang.foreign.MemorySegment;

/**
 * Where the parts of a graph's body lie. Everything is little-endian, every part starts at a
 * multiple of 64 bytes, and the bytes between are zero.
 *
 * <pre>
 *  0  int   magic, 0x4D584752
 *  4  int   version, 1
 *  8  int   count: nodes, 1 to 2^30
 * 12  int   dimension, 1 to 4,096
 * 16  int   slots of a row of neighbours, 1 to 64
 * 20  int   entries, 1 to count
 * 24  int   bits of a component of a code, 1, 2 or 4
 * 28  int   1 where there are int8 codes, else 0
 * 32  int   words: longs of a plane of a code; bits * words is a multiple of 8
 * 36  int   points of the calibration, 1 to 64
 * 40  long  seed of the rotation
 * 48  long  bytes of the body
 * 56  int   1 where codes are of the leading axes, else 0
 * 60  int   0
 * 64  int[entries]                  nodes where a walk starts
 *     {float recall; int beam, int8, originals}[points]
 *     float[min(dimension, 64 * words)][dimension]  leading axes, if any
 *     float[count]                  factors of the estimates
 *     int[count]                    ordinal of each node, a permutation
 *     int[count][slots]             neighbours, -1 after a row's last
 *     long[count][bits][words]      planes of the codes, as BitKernel says
 *     {float scale; byte[dimension]}[count]   int8 codes, if any
 * </pre>
 *
 * A node takes {@code 8 + 4 * slots + 8 * bits * words} bytes and {@code 4 + dimension} for the
 * int8 codes: 716, or 200 without them, at 512 components, 32 slots and one bit.
 */
record GraphLayout(
    int count,
    int dimension,
    int slots,
    int entries,
    int bits,
    int words,
    boolean axes,
    boolean int8,
    int points,
    long seed) {

  static final int MAGIC = 0x4D584752;
  static final int VERSION = 1;
  static final int POINT_BYTES = 16;
  private static final int HEADER = 64;
  private static final int ALIGNMENT = 64;

  /** Writes the header of a body. */
  void write(MemorySegment body) {
    int[] ints = {
      MAGIC, VERSION, count, dimension, slots, entries, bits, int8 ? 1 : 0, words, points
    };
    for (int i = 0; i < ints.length; i++) {
      body.set(NodeCodes.INT, 4L * i, ints[i]);
    }
    body.set(NodeCodes.LONG, 40, seed);
    body.set(NodeCodes.LONG, 48, size());
    body.set(NodeCodes.INT, 56, axes ? 1 : 0);
    body.set(NodeCodes.INT, 60, 0);
  }

  /**
   * Reads the header of a body.
   *
   * @throws IllegalArgumentException that names the first field that cannot be right
   */
  static GraphLayout read(MemorySegment body) {
    check("bytes", body.byteSize(), HEADER, Long.MAX_VALUE);
    check("address modulo 64", body.address() % ALIGNMENT, 0, 0);
    check("magic", body.get(NodeCodes.INT, 0), MAGIC, MAGIC);
    check("version", body.get(NodeCodes.INT, 4), VERSION, VERSION);
    int count = checked(body, "count", 8, 1, 1 << 30);
    GraphLayout layout =
        new GraphLayout(
            count,
            checked(body, "dimension", 12, 1, 4_096),
            checked(body, "slots", 16, 1, 64),
            checked(body, "entries", 20, 1, count),
            checked(body, "bits", 24, 1, 4),
            checked(body, "words", 32, 1, 128),
            checked(body, "axes", 56, 0, 1) == 1,
            checked(body, "int8", 28, 0, 1) == 1,
            checked(body, "points", 36, 1, 64),
            body.get(NodeCodes.LONG, 40));
    check("longs of a code modulo 8", layout.bits * layout.words % 8, 0, 0);
    check("bits other than 1, 2, 4", layout.bits == 3 ? 3 : 0, 0, 0);
    int least = layout.axes ? 1 : (layout.dimension + Long.SIZE - 1) / Long.SIZE;
    check("words", layout.words, least, 128);
    check("stated bytes", body.get(NodeCodes.LONG, 48), layout.size(), layout.size());
    check("bytes", body.byteSize(), layout.size(), layout.size());
    return layout;
  }

  private static int checked(MemorySegment body, String field, long offset, int min, int max) {
    int value = body.get(NodeCodes.INT, offset);
    check(field, value, min, max);
    return value;
  }

  static void check(String field, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "graph: %s: %d (expected: %s)"
              .formatted(field, value, min == max ? Long.toString(min) : min + ".." + max));
    }
  }

  private static long aligned(long bytes) {
    return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
  }

  MemorySegment entries(MemorySegment body) {
    return body.asSlice(HEADER, 4L * entries);
  }

  private long pointsAt() {
    return aligned(HEADER + 4L * entries);
  }

  MemorySegment points(MemorySegment body) {
    return body.asSlice(pointsAt(), (long) POINT_BYTES * points);
  }

  private long axesAt() {
    return aligned(pointsAt() + (long) POINT_BYTES * points);
  }

  private long axesBytes() {
    return axes ? (long) Float.BYTES * CodeSpace.leading(dimension, words) * dimension : 0;
  }

  MemorySegment axes(MemorySegment body) {
    return body.asSlice(axesAt(), axesBytes());
  }

  private long factorsAt() {
    return aligned(axesAt() + axesBytes());
  }

  MemorySegment factors(MemorySegment body) {
    return body.asSlice(factorsAt(), 4L * count);
  }

  private long ordinalsAt() {
    return aligned(factorsAt() + 4L * count);
  }

  MemorySegment ordinals(MemorySegment body) {
    return body.asSlice(ordinalsAt(), 4L * count);
  }

  private long rowsAt() {
    return aligned(ordinalsAt() + 4L * count);
  }

  MemorySegment rows(MemorySegment body) {
    return body.asSlice(rowsAt(), 4L * count * slots);
  }

  private long planesAt() {
    return aligned(rowsAt() + 4L * count * slots);
  }

  private long planeBytes() {
    return (long) count * Long.BYTES * bits * words;
  }

  MemorySegment planes(MemorySegment body) {
    return body.asSlice(planesAt(), planeBytes());
  }

  private long int8At() {
    return aligned(planesAt() + planeBytes());
  }

  private long int8Bytes() {
    return int8 ? count * Int8Rows.stride(dimension) : 0;
  }

  MemorySegment int8(MemorySegment body) {
    return body.asSlice(int8At(), int8Bytes());
  }

  long size() {
    return aligned(int8At() + int8Bytes());
  }
}
