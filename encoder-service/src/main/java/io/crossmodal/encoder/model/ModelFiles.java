package io.crossmodal.encoder.model;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the files of one model lie. */
@FunctionalInterface
interface ModelFiles {

  /** The bytes of a file of the model. */
  byte[] read(String file) throws IOException;

  static ModelFiles in(Path directory) {
    return file -> {
      if (!Files.exists(directory.resolve(file))) {
        throw new FileNotFoundException("%s: missing (expected: in %s)".formatted(file, directory));
      }
      return Files.readAllBytes(directory.resolve(file));
    };
  }

  /** A model among the resources beside this class. */
  static ModelFiles bundled(String name) {
    return file -> {
      try (InputStream stream = ModelFiles.class.getResourceAsStream(name + "/" + file)) {
        if (stream == null) {
          throw new FileNotFoundException(
              "%s: missing (expected: among the resources of %s)".formatted(file, name));
        }
        return stream.readAllBytes();
      }
    };
  }
}
