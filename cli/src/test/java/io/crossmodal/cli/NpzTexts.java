package io.crossmodal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** Reads an array of texts, {@code <U} of the longest. */
final class NpzTexts {

  private static final Pattern HEADER =
      Pattern.compile("\\{'descr': '<U(\\d+)', .*'shape': \\((\\d+),\\)");

  private NpzTexts() {}

  static List<String> read(Path npz, String name) throws IOException {
    try (ZipFile zip = new ZipFile(npz.toFile())) {
      byte[] npy = zip.getInputStream(zip.getEntry(name + ".npy")).readAllBytes();
      int data = 10 + (npy[8] & 0xFF) + ((npy[9] & 0xFF) << 8);
      Matcher header = HEADER.matcher(new String(npy, 0, data, StandardCharsets.ISO_8859_1));
      assertThat(header.find()).isTrue();
      int width = Integer.parseInt(header.group(1));
      List<String> texts = new ArrayList<>();
      for (int row = 0; row < Integer.parseInt(header.group(2)); row++) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < width; i++) {
          int at = data + (row * width + i) * Integer.BYTES;
          int character = ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
          if (character != 0) {
            text.appendCodePoint(character);
          }
        }
        texts.add(text.toString());
      }
      return texts;
    }
  }
}
