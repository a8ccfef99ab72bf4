package io.crossmodal.eval.pipeline;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data directory of the service, held by one process at a time.
 *
 * <p>Layout: {@code LOCK}, {@code unfinished} ({@link FinishedViews}), and for each evaluation
 * {@code <id>/evaluation.json} and the files of its report in {@code <id>/report}; {@code
 * promotions.properties}: by gallery the view that it served before its last promotion.
 */
public final class EvaluationFolders implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EvaluationFolders.class);

  private static final String RECORD = "evaluation.json";
  private static final String PROMOTIONS = "promotions.properties";

  private final Path root;
  private final FileChannel lock;

  private EvaluationFolders(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Opens a data directory, which is made if it is missing.
   *
   * @throws ServiceException if it can't be written, or another process has it
   */
  public static EvaluationFolders open(Path root) {
    try {
      Files.createDirectories(root);
      FileChannel channel =
          FileChannel.open(
              root.resolve("LOCK"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw ServiceException.of(
            ErrorReason.FAILED_PRECONDITION,
            "data directory %s: in use by another process (expected: one process a directory)",
            root);
      }
      return new EvaluationFolders(root, channel);
    } catch (IOException e) {
      throw unwritable(root, e);
    }
  }

  /** Every evaluation that there was; a damaged record is logged and left out. */
  List<StoredEvaluation> load() {
    try (Stream<Path> folders = Files.list(root)) {
      List<StoredEvaluation> found = new ArrayList<>();
      for (Path folder : folders.sorted().toList()) {
        Path record = folder.resolve(RECORD);
        if (Files.exists(record)) {
          try {
            found.add(EvaluationJson.read(Files.readAllBytes(record)));
          } catch (IOException e) {
            LOG.warn("{}: left out, no record of an evaluation: {}", record, e.getMessage());
          }
        }
      }
      return found;
    } catch (IOException e) {
      throw new ServiceException(
          ErrorReason.STORAGE_FAILED, "data directory %s: %s".formatted(root, e), e);
    }
  }

  /** Keeps the record of an evaluation: whole, or as it was. */
  void save(StoredEvaluation evaluation) {
    Path folder = root.resolve(evaluation.status().id());
    try {
      Files.createDirectories(folder);
      Path partial = folder.resolve(RECORD + ".partial");
      Files.write(partial, EvaluationJson.write(evaluation));
      Files.move(
          partial,
          folder.resolve(RECORD),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** The view that a gallery served before its last promotion. */
  Optional<String> previous(String gallery) {
    return Optional.ofNullable(promotions().getProperty(gallery));
  }

  /** Keeps which view a gallery served before its promotion. */
  void savePrevious(String gallery, String view) {
    Properties promotions = promotions();
    promotions.setProperty(gallery, view);
    Path file = root.resolve(PROMOTIONS);
    Path partial = root.resolve(PROMOTIONS + ".partial");
    try {
      try (Writer out = Files.newBufferedWriter(partial)) {
        promotions.store(out, "views that galleries served before their last promotion");
      }
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable(root, e);
    }
  }

  private Properties promotions() {
    Properties promotions = new Properties();
    try (Reader in = Files.newBufferedReader(root.resolve(PROMOTIONS))) {
      promotions.load(in);
    } catch (NoSuchFileException e) {
      return promotions;
    } catch (IOException | IllegalArgumentException e) {
      throw new ServiceException(
          ErrorReason.STORAGE_FAILED,
          "%s: can't be read: %s".formatted(root.resolve(PROMOTIONS), e.getMessage()),
          e);
    }
    return promotions;
  }

  /** Folder for what evaluations have done until they end. */
  Path unfinished() {
    return root.resolve("unfinished");
  }

  /** Folder of an evaluation's report. */
  Path report(String id) {
    return root.resolve(id).resolve("report");
  }

  /** Files of an evaluation's report, sorted; none if there is no report. */
  List<Path> reportFiles(String id) throws IOException {
    Path folder = report(id);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      LOG.warn("{}: lock not released: {}", root, e.getMessage());
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static ServiceException unwritable(Path folder, IOException e) {
    return new ServiceException(
        ErrorReason.STORAGE_FULL,
        "data directory %s: can't be written: %s (expected: a writable folder on a disk with room)"
            .formatted(folder, e.getMessage()),
        e);
  }
}
