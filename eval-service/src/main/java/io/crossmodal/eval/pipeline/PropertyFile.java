package io.crossmodal.eval.pipeline;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

/** A small file of names and values that is changed as a whole or not at all. */
final class PropertyFile {

  private final Path file;
  private final String comment;

  PropertyFile(Path file, String comment) {
    this.file = file;
    this.comment = comment;
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(read().getProperty(name));
  }

  void put(String name, String value) {
    change(all -> all.setProperty(name, value));
  }

  void remove(String name) {
    change(all -> all.remove(name));
  }

  private synchronized void change(Consumer<Properties> change) {
    Properties all = read();
    change.accept(all);
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      try (Writer out = Files.newBufferedWriter(partial)) {
        all.store(out, comment);
      }
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ServiceException(
          ErrorReason.STORAGE_FULL,
          "%s: can't be written: %s (expected: a writable folder on a disk with room)"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private Properties read() {
    Properties all = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      all.load(in);
      return all;
    } catch (NoSuchFileException e) {
      return all;
    } catch (IOException | IllegalArgumentException e) {
      throw new ServiceException(
          ErrorReason.STORAGE_FAILED, "%s: can't be read: %s".formatted(file, e.getMessage()), e);
    }
  }
}
