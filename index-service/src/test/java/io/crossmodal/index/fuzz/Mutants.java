package io.crossmodal.index.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Changed copies of bytes, the same ones at each run. */
public final class Mutants {

  private final Random random = new Random(17);

  /** Up to four changes: bytes and numbers set or off by one, parts moved, or the end cut off. */
  public byte[] of(byte[] original) {
    byte[] mutant = original.clone();
    if (random.nextInt(10) == 0) {
      mutant = Arrays.copyOf(mutant, random.nextInt(mutant.length + 8));
    }
    for (int changes = random.nextInt(4); changes >= 0; changes--) {
      change(mutant, mutant.length);
    }
    return mutant;
  }

  /** Changes the leading bytes in place. */
  public void change(byte[] bytes, int length) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (length < Long.BYTES) {
      return;
    }
    int at = random.nextInt(length - Long.BYTES + 1);
    switch (random.nextInt(7)) {
      case 0 -> buffer.put(at, (byte) random.nextInt());
      case 1 -> buffer.put(at, (byte) (buffer.get(at) ^ 1 << random.nextInt(8)));
      case 2 -> buffer.putInt(at, buffer.getInt(at) + random.nextInt(3) - 1);
      case 3 -> buffer.putInt(at, random.nextInt());
      case 4 -> buffer.putInt(at, random.nextBoolean() ? Integer.MAX_VALUE : -1);
      case 5 -> buffer.putLong(at, random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE);
      default -> {
        int from = random.nextInt(length - Long.BYTES + 1);
        buffer.putLong(at, buffer.getLong(from));
      }
    }
  }

  /** A text with such changes, of ASCII characters that its format uses. */
  public String of(String original, String alphabet) {
    StringBuilder mutant = new StringBuilder(original);
    for (int changes = random.nextInt(4); changes >= 0 && !mutant.isEmpty(); changes--) {
      int at = random.nextInt(mutant.length());
      char one = alphabet.charAt(random.nextInt(alphabet.length()));
      switch (random.nextInt(5)) {
        case 0 -> mutant.setCharAt(at, one);
        case 1 -> mutant.insert(at, one);
        case 2 -> mutant.deleteCharAt(at);
        case 3 -> mutant.insert(at, mutant.substring(0, at));
        default -> mutant.setLength(at);
      }
    }
    return mutant.toString();
  }

  /** Bytes that may be no UTF-8. */
  public String garbled(String original) {
    return new String(of(original.getBytes(StandardCharsets.UTF_8)), StandardCharsets.ISO_8859_1);
  }
}
