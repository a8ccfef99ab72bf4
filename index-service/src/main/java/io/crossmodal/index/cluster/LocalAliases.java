package io.crossmodal.index.cluster;

import io.crossmodal.index.v1.AliasTable;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The aliases as this node knows them: read without waiting, replaced as one table. */
public final class LocalAliases {

  private final AliasFile file;
  private volatile AliasTable table;

  private LocalAliases(AliasFile file, AliasTable table) {
    this.file = file;
    this.table = table;
  }

  /**
   * Reads the table of a data directory; fails if it makes no sense, because guessing where a name
   * points would be worse.
   */
  public static LocalAliases open(Path path) {
    AliasFile file = new AliasFile(path);
    try {
      return new LocalAliases(file, file.read());
    } catch (IOException e) {
      throw new ServiceException(
          ErrorReason.STORAGE_FAILED,
          "%s: %s (expected: the aliases of galleries; repair it, or move it away and set them again)"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  AliasTable table() {
    return table;
  }

  /** Takes a later table; the same one again is no error. */
  synchronized void put(AliasTable next) {
    if (next.equals(table)) {
      return;
    }
    if (next.getRevision() <= table.getRevision()) {
      throw ServiceException.of(
          ErrorReason.FAILED_PRECONDITION,
          "aliases: changed by another call meanwhile, revision %d (expected: above %d); repeat the"
              + " call",
          next.getRevision(),
          table.getRevision());
    }
    file.write(next);
    table = next;
  }

  /** The gallery that an alias means; the name itself if it is none. */
  String resolve(String name) {
    return table.getGalleriesOrDefault(name, name);
  }

  boolean contains(String alias) {
    return table.containsGalleries(alias);
  }

  /** The aliases of a gallery, in order. */
  List<String> of(String gallery) {
    return table.getGalleriesMap().entrySet().stream()
        .filter(entry -> entry.getValue().equals(gallery))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
