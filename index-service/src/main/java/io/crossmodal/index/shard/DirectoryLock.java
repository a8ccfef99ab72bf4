package io.crossmodal.index.shard;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a directory to one process, and within it to one owner. */
final class DirectoryLock implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DirectoryLock.class);

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
      channel = channel(directory.resolve("LOCK"));
      FileLock lock = tryLock(channel);
      if (lock == null) {
        throw inUse(directory, owner(directory));
      }
      sign(directory);
      locked = true;
      return new DirectoryLock(directory, channel);
    } finally {
      if (!locked) {
        HELD_HERE.remove(directory);
        closeIfOpen(channel);
      }
    }
  }

  private static FileChannel channel(Path file) throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (FileSystemException e) {
      if (StorageErrors.noRoom(String.valueOf(e.getReason())) && Files.exists(file)) {
        return FileChannel.open(file, StandardOpenOption.READ);
      }
      throw e;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (NonWritableChannelException e) {
      // Others that only read may read too.
      return channel.tryLock(0, Long.MAX_VALUE, true);
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

  /** Says who has the directory, for the message to the next one; a full disk does not matter. */
  private static void sign(Path directory) {
    try {
      Files.writeString(directory.resolve("owner"), String.valueOf(ProcessHandle.current().pid()));
    } catch (IOException e) {
      LOG.warn("{}: can't say which process has it: {}", directory, e.toString());
    }
  }

  private static void closeIfOpen(@Nullable FileChannel channel) throws IOException {
    if (channel != null) {
      channel.close();
    }
  }

  private static String owner(Path directory) {
    try {
      String pid = Files.readString(directory.resolve("owner")).strip();
      return pid.isEmpty() ? "another process" : "process " + pid;
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
