package io.crossmodal.index.shard;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** What the caller is told when the disk fails. */
public final class StorageErrors {

  private static final List<String> NO_ROOM =
      List.of(
          "No space left",
          "Read-only file system",
          "quota exceeded",
          "File too large",
          "AccessDenied",
          "Permission denied");

  private StorageErrors() {}

  static ServiceException of(Path directory, RocksDBException failure) {
    Status status = failure.getStatus();
    boolean noSpace = status != null && status.getSubCode() == Status.SubCode.NoSpace;
    return of(directory, noSpace, String.valueOf(failure.getMessage()), failure);
  }

  /** A {@link ErrorReason#STORAGE_FULL} if the disk can't be written, else a failure. */
  public static ServiceException of(Path directory, IOException failure) {
    return of(directory, false, text(failure), failure);
  }

  static ServiceException of(Path directory, UncheckedIOException failure) {
    IOException cause = failure.getCause();
    return cause == null ? of(directory, new IOException(failure)) : of(directory, cause);
  }

  /** The kind of failure too, which file system exceptions say by their class alone. */
  private static String text(IOException failure) {
    boolean bare = failure instanceof FileSystemException e && e.getReason() == null;
    return bare
        ? "%s: %s"
            .formatted(
                failure.getClass().getSimpleName().replace("Exception", ""), failure.getMessage())
        : String.valueOf(failure.getMessage());
  }

  static boolean noRoom(String message) {
    return NO_ROOM.stream().anyMatch(message::contains);
  }

  private static ServiceException of(
      Path directory, boolean noSpace, String message, Exception failure) {
    boolean full = noSpace || noRoom(message);
    String text =
        full
            ? "data directory %s: the disk is full, read-only or not ours to write, nothing was written: %s"
            : "data directory %s: storage failed: %s";
    return new ServiceException(
            full ? ErrorReason.STORAGE_FULL : ErrorReason.STORAGE_FAILED,
            text.formatted(directory, message),
            failure)
        .with("directory", directory);
  }
}
