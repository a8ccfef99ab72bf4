package io.crossmodal.encoder.model;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * fastText's own form of a model ({@code .bin}, versions 11 and 12, not quantized), of which the
 * words' vectors are read. A word's vector is the mean of its own row and those of its parts.
 *
 * <p>Layout, little-endian: {@code int magic, version; int dim, ws, epoch, minCount, neg,
 * wordNgrams, loss, model, bucket, minn, maxn, lrUpdateRate; double t; int entries, words, labels;
 * long tokens, pruned;} then an entry {@code byte[] utf8, 0; long count; byte type}, words before
 * labels; {@code byte quantized; long rows, columns; float[rows * columns]}; then the output's
 * matrix, which is not read. Row {@code i} is that of word {@code i}, and row {@code words + h %
 * bucket} that of a part with the 32-bit FNV-1a {@code h} (arXiv:1607.04606).
 */
final class FastTextFile {

  private static final int MAGIC = 793_712_314;
  private static final int ARGUMENTS = 12;
  private static final String END_OF_SENTENCE = "</s>";
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MemorySegment file;
  private final int dimension;
  private final WordParts parts;
  private final int words;
  private long at;

  /** True if a file begins as one of these does. */
  static boolean isAt(Path path) throws IOException {
    try (InputStream stream = Files.newInputStream(path)) {
      byte[] first = stream.readNBytes(Integer.BYTES);
      return first.length == Integer.BYTES && MemorySegment.ofArray(first).get(INT, 0) == MAGIC;
    }
  }

  /**
   * Reads the first words.
   *
   * @param most words at most
   * @throws IOException saying what is damaged
   */
  static WordVectorFile read(Path path, int most, int dimension) throws IOException {
    try (FileChannel channel = FileChannel.open(path);
        Arena arena = Arena.ofConfined()) {
      MemorySegment file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      return new FastTextFile(file, dimension).read(most);
    } catch (IndexOutOfBoundsException e) {
      throw new IOException(
          "%s: %d bytes (expected: more)".formatted(path.getFileName(), Files.size(path)), e);
    } catch (IOException | ArithmeticException e) {
      throw new IOException("%s: %s".formatted(path.getFileName(), e.getMessage()), e);
    }
  }

  private FastTextFile(MemorySegment file, int dimension) throws IOException {
    this.file = file;
    this.dimension = dimension;
    nextInt(); // the magic number
    int version = nextInt();
    check("version", version == 11 || version == 12, version, "11 or 12");
    int[] arguments = new int[ARGUMENTS];
    for (int i = 0; i < ARGUMENTS; i++) {
      arguments[i] = nextInt();
    }
    nextLong(); // t
    check("dim", arguments[0] == dimension, arguments[0], dimension);
    nextInt(); // entries
    this.words = nextInt();
    check("words", words >= 1, words, "1 or more");
    this.parts = new WordParts(arguments[9], arguments[10], arguments[8], words);
  }

  private WordVectorFile read(int most) throws IOException {
    int labels = nextInt();
    nextLong(); // tokens
    long pruned = nextLong();
    check("pruned parts", pruned < 0, pruned, "none");
    Map<String, Integer> ids = HashMap.newHashMap(Math.min(most, words));
    for (long entry = 0; entry < (long) words + labels; entry++) {
      String word = nextText();
      nextLong(); // how often it was seen
      byte type = nextByte();
      check(word, type == (entry < words ? 0 : 1), "type " + type, "words before labels");
      if (entry < Math.min(most, words)) {
        ids.putIfAbsent(word, (int) entry);
      }
    }
    byte quantized = nextByte();
    check("quantized", quantized == 0, quantized, "0: a .bin and no .ftz");
    long rows = nextLong();
    check("rows", rows == parts.rows(), rows, parts.rows());
    long columns = nextLong();
    check("columns", columns == dimension, columns, dimension);
    file.asSlice(at, rows * columns * Float.BYTES); // or the file is cut short
    return new WordVectorFile(ids, vectors(ids, Math.min(most, words)));
  }

  private float[] vectors(Map<String, Integer> ids, int count) throws IOException {
    float[] values = new float[Math.multiplyExact(count, dimension)];
    for (Map.Entry<String, Integer> entry : ids.entrySet()) {
      int row = entry.getValue();
      add(row, row, values);
      if (!entry.getKey().equals(END_OF_SENTENCE)) {
        for (long part : parts.of(entry.getKey())) {
          add(part, row, values);
        }
      }
      // The mean's length is made 1 anyway, so the sum will do.
      WordVectorFile.normalize(values, row * dimension, dimension);
    }
    return values;
  }

  private void add(long from, int to, float[] values) throws IOException {
    long begin = at + from * dimension * Float.BYTES;
    for (int i = 0; i < dimension; i++) {
      float value = file.get(FLOAT, begin + (long) i * Float.BYTES);
      check("row " + from, Float.isFinite(value), value, "finite numbers");
      values[to * dimension + i] += value;
    }
  }

  private int nextInt() {
    int value = file.get(INT, at);
    at += Integer.BYTES;
    return value;
  }

  private long nextLong() {
    long value = file.get(LONG, at);
    at += Long.BYTES;
    return value;
  }

  private byte nextByte() {
    return file.get(ValueLayout.JAVA_BYTE, at++);
  }

  private String nextText() {
    long begin = at;
    while (nextByte() != 0) {}
    byte[] bytes = file.asSlice(begin, at - 1 - begin).toArray(ValueLayout.JAVA_BYTE);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void check(String what, boolean holds, Object value, Object expected)
      throws IOException {
    if (!holds) {
      throw new IOException("%s: %s (expected: %s)".formatted(what, value, expected));
    }
  }

  /**
   * The rows of a word's parts: its runs of characters between {@code <} and {@code >}.
   *
   * @param least characters of a part
   * @param most characters of a part; 0 for no parts
   */
  record WordParts(int least, int most, int bucket, int words) {

    WordParts {
      if (bucket < 0 || (bucket == 0 && most > 0)) {
        throw new ArithmeticException("bucket: %d (expected: 1 or more)".formatted(bucket));
      }
    }

    long rows() {
      return (long) words + bucket;
    }

    long[] of(String word) {
      byte[] text = ("<" + word + ">").getBytes(StandardCharsets.UTF_8);
      long[] rows = new long[text.length * Math.max(0, most)];
      int count = 0;
      for (int from = 0; from < text.length; from++) {
        if (continues(text, from)) {
          continue;
        }
        int to = from;
        for (int length = 1; length <= most && to < text.length; length++) {
          do {
            to++;
          } while (continues(text, to));
          boolean brace = length == 1 && (from == 0 || to == text.length);
          if (length >= least && !brace) {
            rows[count++] = words + Integer.toUnsignedLong(hash(text, from, to)) % bucket;
          }
        }
      }
      return Arrays.copyOf(rows, count);
    }

    private static boolean continues(byte[] text, int at) {
      return at < text.length && (text[at] & 0xC0) == 0x80;
    }

    /** FNV-1a with signed bytes, as fastText has it. */
    private static int hash(byte[] text, int from, int to) {
      int hash = 0x811C9DC5;
      for (int i = from; i < to; i++) {
        hash = (hash ^ text[i]) * 0x01000193;
      }
      return hash;
    }
  }
}
