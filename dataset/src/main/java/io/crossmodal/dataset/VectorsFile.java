package io.crossmodal.dataset;

import io.crossmodal.dataset.npz.NpzException;
import io.crossmodal.dataset.npz.NpzReader;
import java.io.IOException;
import java.nio.file.Path;

/**
 * An {@code .npz} archive with an array {@code vectors} of shape [rows, dimension], as the commands
 * {@code encode} and {@code export} write it.
 */
public final class VectorsFile {

  private static final String VECTORS = "vectors";

  private VectorsFile() {}

  /**
   * Reads the vectors; each is finite and not zero.
   *
   * @throws DatasetException naming the row and the value that is wrong
   */
  public static float[][] read(Path npz) throws DatasetException {
    try (NpzReader reader = new NpzReader(npz)) {
      return reader.floats(
          VECTORS,
          (row, vector) -> EmbeddingChecks.checkVector(VECTORS, row, vector, vector.length));
    } catch (NpzException e) {
      throw new DatasetException(npz, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw DatasetException.unreadable(npz, e);
    }
  }
}
