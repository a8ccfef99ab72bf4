package io.crossmodal.dataset.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes uncompressed numeric arrays at the top of an HDF5 file, which is whole once closed. */
public final class Hdf5Writer implements Closeable {

  private final WritableHdfFile file;

  public Hdf5Writer(Path path) throws IOException {
    try {
      this.file = HdfFile.write(path);
    } catch (RuntimeException e) {
      throw new Hdf5Exception("not written: " + e.getMessage(), e);
    }
  }

  /** Writes the rows of an array, which all have one length. */
  public void put(String name, float[][] rows) throws IOException {
    putArray(name, rows);
  }

  /** Writes the rows of an array, which all have one length. */
  public void put(String name, int[][] rows) throws IOException {
    putArray(name, rows);
  }

  /** Writes a one-dimensional array of text. */
  public void put(String name, List<String> texts) throws IOException {
    putArray(name, texts.toArray(String[]::new));
  }

  /** Writes a text attribute of the file. */
  public void put(String attribute, String value) {
    file.putAttribute(attribute, value);
  }

  private void putArray(String name, Object rows) throws IOException {
    try {
      file.putDataset(name, rows);
    } catch (RuntimeException e) {
      throw new Hdf5Exception("%s: not written: %s".formatted(name, e.getMessage()), e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
    } catch (RuntimeException e) {
      throw new Hdf5Exception("not written: " + e.getMessage(), e);
    }
  }
}
