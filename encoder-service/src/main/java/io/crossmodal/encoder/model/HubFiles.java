package io.crossmodal.encoder.model;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of a published model's directory.
 *
 * <p>If the directory has a {@code SHA256SUMS} (the form of {@link Checksums}; {@code sha256sum}
 * writes it), every file that is read must be in it and fit it. Without one, nothing is checked
 * against tampering, and the sum of the weights alone is made for the version.
 */
final class HubFiles {

  /** A file that is not read again while it stays as it is. */
  private record Stamp(Path file, long bytes, FileTime modified) {}

  private static final Map<Stamp, String> SUMS = new ConcurrentHashMap<>();

  private static final String PICKLED = "pytorch_model.bin";

  private final Path folder;
  private final @Nullable Checksums listed;

  private HubFiles(Path folder, @Nullable Checksums listed) {
    this.folder = folder;
    this.listed = listed;
  }

  static HubFiles in(Path folder) throws IOException {
    Path sums = folder.resolve(ModelFolder.CHECKSUMS);
    return new HubFiles(
        folder, Files.exists(sums) ? Checksums.parse(Files.readAllBytes(sums)) : null);
  }

  boolean has(String file) {
    return Files.isRegularFile(folder.resolve(file));
  }

  /** The bytes of a small file. */
  byte[] read(String file) throws IOException {
    byte[] bytes = Files.readAllBytes(existing(file));
    if (listed != null) {
      listed.check(file, bytes);
    }
    return bytes;
  }

  HubConfig json(String file) throws IOException {
    return HubConfig.parse(file, read(file));
  }

  /** The SHA-256 that the manifest lists for a file, or else that of its bytes. */
  String sum(String file) throws IOException {
    return listed == null ? sumOf(existing(file)) : listed.sum(file);
  }

  /** Where a large file lies, checked against the manifest if there is one. */
  Path checked(String file) throws IOException {
    Path path = existing(file);
    if (listed != null && !sumOf(path).equals(listed.sum(file))) {
      throw new IOException(
          "%s: SHA-256 %s (expected: %s)".formatted(file, sumOf(path), listed.sum(file)));
    }
    return path;
  }

  /** Maps a file of weights, checked against the manifest if there is one. */
  TensorFile tensors(String file) throws IOException {
    Path path = checked(file);
    try {
      return TensorFile.open(path);
    } catch (IOException e) {
      if (isPickle(path)) {
        throw pickle(file, e);
      }
      throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** The model's weights, in one file or in several. */
  TensorSource weights() throws IOException {
    if (!has(HubModel.WEIGHTS) && !sharded() && has(PICKLED)) {
      throw pickle(PICKLED, null);
    }
    return sharded() ? ShardedTensors.open(this) : tensors(HubModel.WEIGHTS);
  }

  /** A SHA-256 of the model's weights. */
  String weightsSum() throws IOException {
    return sharded()
        ? Checksums.of(
            String.join("\n", ShardedTensors.sums(this)).getBytes(StandardCharsets.UTF_8))
        : sum(HubModel.WEIGHTS);
  }

  /** True for the first bytes of what {@code torch.save} writes, now (a zip) and formerly. */
  private static boolean isPickle(Path path) throws IOException {
    try (InputStream stream = Files.newInputStream(path)) {
      byte[] first = stream.readNBytes(4);
      return first.length == 4
          && (Arrays.equals(first, new byte[] {'P', 'K', 3, 4})
              || (first[0] == (byte) 0x80 && first[1] >= 2 && first[1] <= 5));
    }
  }

  private static IOException pickle(String file, @Nullable Exception cause) {
    return new IOException(
        ("%1$s: a pickle, which may run code when it is read (expected: safetensors; in Python:"
                + " safetensors.torch.save_file(torch.load(\"%1$s\", weights_only=True),"
                + " \"model.safetensors\"))")
            .formatted(file),
        cause);
  }

  private boolean sharded() {
    return !has(HubModel.WEIGHTS) && has(ShardedTensors.INDEX);
  }

  private Path existing(String file) throws IOException {
    if (!has(file)) {
      throw new FileNotFoundException("%s: missing (expected: in %s)".formatted(file, folder));
    }
    return folder.resolve(file);
  }

  private static String sumOf(Path file) throws IOException {
    Path real = file.toRealPath();
    Stamp stamp = new Stamp(real, Files.size(real), Files.getLastModifiedTime(real));
    try {
      return SUMS.computeIfAbsent(stamp, _ -> digest(real));
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static String digest(Path file) {
    try (InputStream stream = Files.newInputStream(file);
        DigestInputStream digest =
            new DigestInputStream(stream, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
