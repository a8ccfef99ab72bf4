package io.crossmodal.index.shard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** What may have happened to a file. */
enum FileDamage {
  TRUNCATED {
    @Override
    void to(Path file) throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
    }
  },
  EMPTY {
    @Override
    void to(Path file) throws IOException {
      Files.write(file, new byte[0]);
    }
  },
  FLIPPED_IN_HEADER {
    @Override
    void to(Path file) throws IOException {
      flip(file, 45);
    }
  },
  FLIPPED_IN_BODY {
    @Override
    void to(Path file) throws IOException {
      flip(file, HEADER + (Files.size(file) - HEADER) / 2);
    }
  },
  FLIPPED_IN_CHECKSUMS {
    @Override
    void to(Path file) throws IOException {
      flip(file, Files.size(file) - 3);
    }
  },
  DELETED {
    @Override
    void to(Path file) throws IOException {
      Files.delete(file);
    }
  },
  SWAPPED {
    @Override
    void to(Path file) throws IOException {
      String other = file.endsWith("items") ? "view-full.codes" : "items";
      Files.copy(file.resolveSibling(other), file, StandardCopyOption.REPLACE_EXISTING);
    }
  };

  private static final int HEADER = 4096;

  abstract void to(Path file) throws IOException;

  private static void flip(Path file, long at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) at] ^= 4;
    Files.write(file, bytes);
  }
}
