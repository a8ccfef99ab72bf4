package io.crossmodal.eval.pipeline;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data directory of the service, held by one process at a time.
 *
 * <p>Layout: {@code LOCK}, {@code done} ({@link FinishedViews}), and for each evaluation {@code
 * <id>/evaluation.json} and the files of its report in {@code <id>/report}; {@code
 * promotions.properties}: by gallery the view that it served before its last promotion; {@code
 * promises.properties}: by gallery what its last promotion promised.
 */
public final class EvaluationFolders implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EvaluationFolders.class);

  private static final String RECORD = "evaluation.json";

  private final Path root;
  private final FileChannel lock;
  private final PropertyFile previous;
  private final PropertyFile promises;

  private EvaluationFolders(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
    this.previous =
        new PropertyFile(
            root.resolve("promotions.properties"),
            "views that galleries served before their last promotion");
    this.promises =
        new PropertyFile(
            root.resolve("promises.properties"), "what the last promotion on a gallery promised");
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

  /** By gallery the view that it served before its last promotion. */
  PropertyFile previous() {
    return previous;
  }

  /** By gallery what its last promotion promised. */
  PropertyFile promises() {
    return promises;
  }

  /** Folder for the views that evaluations have done. */
  Path done() {
    return root.resolve("done");
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
