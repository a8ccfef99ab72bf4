package io.crossmodal.cli.flow;

import io.crossmodal.cli.CommandFailure;
import io.crossmodal.dataset.image.ImageDecoder;
import io.crossmodal.dataset.image.ImageException;
import io.crossmodal.dataset.image.ImageLimits;
import io.crossmodal.dataset.npz.NpzWriter;
import io.crossmodal.encoder.input.TokenizedText;
import io.crossmodal.encoder.model.DualEncoder;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import io.crossmodal.type.v1.ItemError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes what a model sees of files: pictures after scaling and cropping, token ids of texts. */
public final class Preprocessor {

  private final DualEncoder model;
  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
  private final Queue<ItemError> errors = new ConcurrentLinkedQueue<>();

  /**
   * What was written.
   *
   * @param errors of the files that were left out
   */
  public record Report(String model, int images, int texts, List<ItemError> errors) {}

  /** One picture as the model sees it. */
  private record Seen(String file, byte[] pixels) {}

  /** The texts of one file as the model sees them, and what they are called. */
  private record Read(List<String> names, List<TokenizedText> texts) {}

  public Preprocessor(DualEncoder model) {
    this.model = model;
  }

  /** Writes the file; one that can't be read is an error of its own. */
  public Report run(List<Path> files, Path output) throws IOException {
    List<Seen> pictures =
        files.parallelStream()
            .filter(file -> !holdsTexts(file))
            .map(this::picture)
            .flatMap(Stream::ofNullable)
            .toList();
    List<Read> texts =
        files.stream()
            .filter(Preprocessor::holdsTexts)
            .map(this::texts)
            .flatMap(Stream::ofNullable)
            .toList();
    write(output, pictures, texts);
    int count = texts.stream().mapToInt(read -> read.texts().size()).sum();
    return new Report(model.card().name(), pictures.size(), count, List.copyOf(errors));
  }

  private static boolean holdsTexts(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".txt") || name.endsWith(".json");
  }

  private @Nullable Seen picture(Path file) {
    try {
      byte[] encoded = Files.readAllBytes(file);
      return new Seen(
          file.toString(), model.resizer().resize(decoder.decode(encoded)).interleaved());
    } catch (ImageException e) {
      return left(file, ErrorReason.INVALID_IMAGE, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return left(file, ErrorReason.INVALID_IMAGE, "can't be read: " + e.getMessage());
    } catch (ServiceException e) {
      return left(file, e.reason(), String.valueOf(e.getMessage()));
    }
  }

  private @Nullable Read texts(Path file) {
    try {
      List<String> names = new ArrayList<>();
      List<TokenizedText> texts = new ArrayList<>();
      for (String text : TextFile.read(file)) {
        names.add("%s:%d".formatted(file, texts.size()));
        texts.add(model.tokenizer().tokenize(text));
      }
      return new Read(names, texts);
    } catch (CommandFailure e) {
      return left(file, ErrorReason.INVALID_FIELD, String.valueOf(e.getMessage()));
    } catch (ServiceException e) {
      return left(file, e.reason(), String.valueOf(e.getMessage()));
    }
  }

  private <T> @Nullable T left(Path file, ErrorReason reason, String message) {
    errors.add(
        ItemError.newBuilder()
            .setItemId(file.toString())
            .setReason(reason.name())
            .setMessage(message)
            .build());
    return null;
  }

  private void write(Path output, List<Seen> pictures, List<Read> texts) throws IOException {
    Path draft = output.resolveSibling(output.getFileName() + ".draft");
    try {
      try (NpzWriter npz = new NpzWriter(draft)) {
        if (!pictures.isEmpty()) {
          int side = model.resizer().side();
          npz.put("files", pictures.stream().map(Seen::file).toList());
          npz.put("pixels", pictures.stream().map(Seen::pixels).toList(), side, side, 3);
        }
        if (!texts.isEmpty()) {
          npz.put("texts", texts.stream().flatMap(read -> read.names().stream()).toList());
          writeIds(npz, texts.stream().flatMap(read -> read.texts().stream()).toList());
        }
      }
      Files.move(draft, output, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void writeIds(NpzWriter npz, List<TokenizedText> texts) throws IOException {
    int longest = texts.stream().mapToInt(TokenizedText::length).max().orElse(0);
    long[][] ids = new long[texts.size()][];
    long[][] present = new long[texts.size()][longest];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = Arrays.copyOf(texts.get(i).ids(), longest);
      Arrays.fill(present[i], 0, texts.get(i).length(), 1);
    }
    npz.put("input_ids", ids);
    npz.put("attention_mask", present);
  }
}
