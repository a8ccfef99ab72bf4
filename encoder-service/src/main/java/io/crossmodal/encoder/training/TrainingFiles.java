package io.crossmodal.encoder.training;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of trainings, one file {@code <id>.json} each.
 *
 * <p>A file is written beside and moved into place: a reader sees the old record or the new one.
 */
final class TrainingFiles {

  private static final Logger LOG = LoggerFactory.getLogger(TrainingFiles.class);
  private static final String ENDING = ".json";
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .registerModule(
              new SimpleModule()
                  .addSerializer(new AsText<>(Instant.class))
                  .addDeserializer(Instant.class, new FromText<>(Instant.class, Instant::parse))
                  .addSerializer(new AsText<>(Duration.class))
                  .addDeserializer(
                      Duration.class, new FromText<>(Duration.class, Duration::parse)));

  private final Path folder;

  TrainingFiles(Path folder) {
    this.folder = folder;
  }

  void write(TrainingRecord training) throws IOException {
    Files.createDirectories(folder);
    Path target = folder.resolve(training.id() + ENDING);
    Path beside = folder.resolve(training.id() + ".tmp");
    Files.write(beside, JSON.writeValueAsBytes(training));
    Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Every record that can be read; the others are left where they are and logged. */
  List<TrainingRecord> read() {
    List<TrainingRecord> all = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return all;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList()) {
        read(file, all);
      }
    } catch (IOException e) {
      LOG.warn("{}: the records of earlier trainings can't be read: {}", folder, e.toString());
    }
    return all;
  }

  private static void read(Path file, List<TrainingRecord> all) {
    try {
      all.add(JSON.readValue(file.toFile(), TrainingRecord.class));
    } catch (IOException e) {
      LOG.warn("{}: no record of a training: {}", file, e.toString());
    }
  }

  /** Times in ISO 8601. */
  private static final class AsText<T> extends StdSerializer<T> {

    private static final long serialVersionUID = 1;

    AsText(Class<T> type) {
      super(type);
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.toString());
    }
  }

  /** Times in ISO 8601. */
  private static final class FromText<T> extends FromStringDeserializer<T> {

    private static final long serialVersionUID = 1;
    private final transient Function<String, T> parse;

    FromText(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    protected T _deserialize(String value, DeserializationContext context) {
      return parse.apply(value);
    }
  }
}
