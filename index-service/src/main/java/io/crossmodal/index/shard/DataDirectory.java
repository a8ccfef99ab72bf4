package io.crossmodal.index.shard;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The directory that a process keeps all of its data in, held by a lock while this is open.
 *
 * <p>Its files: {@code LOCK} (locked by the process), {@code owner} (its pid), one directory a
 * gallery under {@code galleries}, and where there are any {@code snapshots} and {@code aliases}.
 */
public final class DataDirectory implements AutoCloseable {

  private final Path path;
  private final long reservedBytes;
  private final DirectoryLock lock;
  private final FileStore fileStore;

  private DataDirectory(Path path, long reservedBytes, DirectoryLock lock, FileStore fileStore) {
    this.path = path;
    this.reservedBytes = reservedBytes;
    this.lock = lock;
    this.fileStore = fileStore;
  }

  /**
   * Makes the directory where there is none and locks it. Fails with FAILED_PRECONDITION if another
   * process has it, and with STORAGE_FULL if it can't be written.
   *
   * @param reservedBytes free bytes below which nothing is written any more
   */
  public static DataDirectory open(Path path, long reservedBytes) {
    try {
      Path real = Files.createDirectories(path).toRealPath();
      DirectoryLock lock = DirectoryLock.acquire(real);
      try {
        Files.createDirectories(real.resolve("galleries"));
        return new DataDirectory(real, reservedBytes, lock, Files.getFileStore(real));
      } catch (IOException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw StorageErrors.of(path, e);
    }
  }

  /** Where the galleries are. */
  public Path galleries() {
    return path.resolve("galleries");
  }

  /** Where snapshots are, if there are any. */
  public Path snapshots() {
    return path.resolve("snapshots");
  }

  /** The file of the aliases, if there are any. */
  public Path aliases() {
    return path.resolve("aliases");
  }

  /** Fails with STORAGE_FULL when less than the reserve is free, before a write is begun. */
  public void requireSpace() {
    requireSpace(0);
  }

  /** The same for a number of bytes that would be written beside the reserve. */
  void requireSpace(long bytes) {
    try {
      long free = fileStore.getUsableSpace();
      if (free - bytes < reservedBytes) {
        throw ServiceException.of(
                ErrorReason.STORAGE_FULL,
                "data directory %s: %d bytes free (expected: at least %d); nothing was written",
                path,
                free,
                reservedBytes + bytes)
            .with("directory", path);
      }
    } catch (IOException e) {
      throw StorageErrors.of(path, e);
    }
  }

  /** Gives the directory back; everything in it must be closed before. */
  @Override
  public void close() {
    lock.close();
  }
}
