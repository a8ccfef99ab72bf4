package io.crossmodal.dataset.npz;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code .npy} file says of its array before the data.
 *
 * <p>Bytes: {@code 0x93 "NUMPY"; byte major, minor; little-endian length (2 bytes in version 1, 4
 * later); that many characters of a Python dictionary}; then the elements. Source:
 * numpy.lib.format.
 *
 * @param bytes of the whole header, where the data begins
 */
record NpyHeader(NpyType type, ByteOrder order, boolean fortran, List<Long> shape, int bytes) {

  private static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);
  private static final int LONGEST = 65_536;
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*('([^']*)'|[^,]+)");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d\\sL,]*)\\)");
  private static final Pattern LENGTH = Pattern.compile("\\s*(\\d{1,18})L?\\s*");

  /** Reads a header; {@code name} is the array's in messages. */
  static NpyHeader read(String name, DataInputStream in) throws IOException {
    byte[] start = in.readNBytes(MAGIC.length + 2);
    if (start.length < MAGIC.length + 2 || !startsWithMagic(start)) {
      throw new NpzException("%s: no .npy header".formatted(name));
    }
    int version = start[MAGIC.length];
    if (version < 1 || version > 3) {
      throw new NpzException("%s: .npy version %d (expected: 1..3)".formatted(name, version));
    }
    int lengthBytes = version == 1 ? 2 : 4;
    long length = littleEndian(in, lengthBytes);
    if (length > LONGEST) {
      throw new NpzException(
          "%s: header of %d bytes (expected: at most %d)".formatted(name, length, LONGEST));
    }
    byte[] text = new byte[(int) length];
    in.readFully(text);
    return parse(
        name,
        new String(text, StandardCharsets.ISO_8859_1),
        MAGIC.length + 2 + lengthBytes + (int) length);
  }

  /** Bytes of the elements. */
  long dataBytes() {
    return shape.stream().reduce(1L, NpyHeader::product) * type.bytes();
  }

  static NpyHeader parse(String name, String text, int bytes) throws NpzException {
    Matcher descr = find(name, "descr", DESCR, text);
    Matcher fortran = find(name, "fortran_order", FORTRAN, text);
    Matcher shape = find(name, "shape", SHAPE, text);
    String dtype = descr.group(2) == null ? descr.group(1) : descr.group(2);
    return new NpyHeader(
        type(name, dtype),
        dtype.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
        fortran.group(1).equals("True"),
        shape(name, shape.group(1)),
        bytes);
  }

  private static NpyType type(String name, String dtype) throws NpzException {
    if (dtype.startsWith("<") || dtype.startsWith(">")) {
      for (NpyType type : NpyType.values()) {
        if (type.name().toLowerCase(Locale.ROOT).equals(dtype.substring(1))) {
          return type;
        }
      }
    }
    throw new NpzException(
        "%s: dtype %s (expected: <f2, <f4, <f8, <i4 or <i8)".formatted(name, dtype));
  }

  private static Matcher find(String name, String key, Pattern pattern, String text)
      throws NpzException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new NpzException("%s: header without a readable '%s'".formatted(name, key));
    }
    return matcher;
  }

  private static List<Long> shape(String name, String text) throws NpzException {
    List<Long> shape = new ArrayList<>();
    for (String part : text.split(",")) {
      Matcher length = LENGTH.matcher(part);
      if (length.matches()) {
        shape.add(Long.valueOf(length.group(1)));
      } else if (!part.isBlank()) {
        throw new NpzException("%s: header without a readable 'shape'".formatted(name));
      }
    }
    return List.copyOf(shape);
  }

  /** Stays at a value too large for any limit instead of wrapping round. */
  private static long product(long a, long b) {
    return a != 0 && b > (1L << 56) / a ? 1L << 56 : a * b;
  }

  private static long littleEndian(DataInputStream in, int bytes) throws IOException {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (long) in.readUnsignedByte() << 8 * i;
    }
    return value;
  }

  private static boolean startsWithMagic(byte[] start) {
    return Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }
}
