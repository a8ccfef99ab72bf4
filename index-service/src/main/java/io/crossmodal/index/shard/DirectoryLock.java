package io.crossmodal.index.shard;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps a directory to one process, and within it to one owner. */
final class DirectoryLock implements AutoCloseable {

  // Closing any channel of a file gives up the process's lock on it (POSIX): a second owner in this
  // process must be refused before it opens one.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private DirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  static DirectoryLock acquire(Path directory) throws IOException {
    if (!HELD_HERE.add(directory)) {
      throw inUse(directory, "this process");
    }
    boolean locked = false;
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              directory.resolve("LOCK"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw inUse(directory, owner(directory));
      }
      Files.writeString(directory.resolve("owner"), String.valueOf(ProcessHandle.current().pid()));
      locked = true;
      return new DirectoryLock(directory, channel);
    } finally {
      if (!locked) {
        HELD_HERE.remove(directory);
        closeIfOpen(channel);
      }
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD_HERE.remove(directory);
    }
  }

  private static void closeIfOpen(@Nullable FileChannel channel) throws IOException {
    if (channel != null) {
      channel.close();
    }
  }

  private static String owner(Path directory) {
    try {
      return "process " + Files.readString(directory.resolve("owner")).strip();
    } catch (IOException e) {
      return "another process";
    }
  }

  private static ServiceException inUse(Path directory, String owner) {
    return ServiceException.of(
            ErrorReason.FAILED_PRECONDITION,
            "data directory %s: in use by %s (expected: one process a directory; stop it or choose"
                + " another directory)",
            directory,
            owner)
        .with("directory", directory);
  }
}
