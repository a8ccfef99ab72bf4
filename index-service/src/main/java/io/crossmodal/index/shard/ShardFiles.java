package io.crossmodal.index.shard;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.crossmodal.index.filter.PayloadIndex;
import io.crossmodal.index.view.DamagedFileException;
import io.crossmodal.index.view.QuantizedView;
import io.crossmodal.index.view.ViewSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings together a shard's tables, its derived files and the database that they derive from. */
final class ShardFiles {

  private static final Logger LOG = LoggerFactory.getLogger(ShardFiles.class);

  private final ShardSettings settings;
  private final ItemReader items;
  private final GenerationFiles files;
  private final SegmentBuilder builder;

  ShardFiles(ShardSettings settings, ItemReader items, GenerationFiles files, Pace pace) {
    this.settings = settings;
    this.items = items;
    this.files = files;
    this.builder = new SegmentBuilder(files, items, pace, settings.payloads());
  }

  /** A view of a table that has its sealed ordinals and no codes of them. */
  QuantizedView unsealed(ItemTable table, ViewSpec spec) {
    return QuantizedView.unsealed(
        spec, settings.dimension(), settings.similarity(), vectors(table), table.sealedCount());
  }

  /** A view of all stored vectors that reads each of them whenever it is scored. */
  QuantizedView stored(ItemTable table, ViewSpec spec) {
    return QuantizedView.unsealed(
        spec,
        settings.dimension(),
        settings.similarity(),
        vectors(table),
        table.population().ordinals());
  }

  OrdinalVectors vectors(ItemTable table) {
    return new OrdinalVectors(table, items, settings.dimension());
  }

  /** A table of a generation with its views; those whose files are damaged have no codes. */
  ItemTable table(@Nullable Generation generation, Collection<ViewSpec> views) {
    ItemTable table = new ItemTable(generation);
    for (ViewSpec spec : views) {
      QuantizedView view = unsealed(table, spec);
      table.addView(view);
      if (generation != null && !view.sealed()) {
        open(generation, view);
      }
    }
    return table;
  }

  private void open(Generation generation, QuantizedView view) {
    try {
      view.seal(generation.segment(view.spec()), generation.stamp());
    } catch (DamagedFileException e) {
      LOG.error("view {} is read from the items instead: {}", view.spec().name(), e.getMessage());
      files.quarantine(e.file());
      view.degrade();
    }
  }

  /** Gives a table that knows no payloads those of its generation's file, if it is there. */
  void payloads(ItemTable table) {
    Generation generation = table.generation();
    if (generation == null || table.payloads().size() > 0) {
      return;
    }
    try {
      PayloadIndex known = PayloadFile.read(generation);
      if (known != null) {
        table.adopt(known);
      }
    } catch (DamagedFileException e) {
      LOG.error("payloads are read from the items instead: {}", e.getMessage());
      files.quarantine(e.file());
    }
  }

  /** Makes the view that has a file do without it; the file goes into quarantine. */
  void unseal(ItemTable table, DamagedFileException damage) {
    Generation generation = table.generation();
    for (QuantizedView view : table.views().values()) {
      if (generation != null && generation.segment(view.spec()).equals(damage.file())) {
        view.unseal(vectors(table));
      }
    }
    files.quarantine(damage.file());
  }

  /** Writes the files that a view needs and has not, and opens its graph. */
  void seal(ItemTable table, QuantizedView view) {
    Generation generation = table.generation();
    if (generation == null) {
      return;
    }
    if (!view.sealed()) {
      builder.write(generation, view, vectors(table));
    }
    if (view.lacksGraph() && !opensGraph(generation, view)) {
      builder.write(generation, view, vectors(table));
      view.openGraph(generation.stamp());
    }
  }

  /** Opens the graphs that there are; {@link #seal} makes the others. */
  void openGraphs(ItemTable table) {
    Generation generation = table.generation();
    for (QuantizedView view : table.views().values()) {
      if (generation != null && view.sealed() && view.lacksGraph()) {
        opensGraph(generation, view);
      }
    }
  }

  @CanIgnoreReturnValue
  private boolean opensGraph(Generation generation, QuantizedView view) {
    try {
      view.openGraph(generation.stamp());
      return true;
    } catch (DamagedFileException e) {
      LOG.error("view {} is scanned instead: {}", view.spec().name(), e.getMessage());
      files.quarantine(e.file());
      view.degrade();
      return false;
    }
  }

  /** Opens a generation, or says by null that the items must be read. */
  @Nullable Generation open(ChangeLog.@Nullable Mark mark) {
    return mark == null ? null : files.open(mark);
  }

  /** Writes a generation of what a snapshot has, with a segment of each view. */
  Generation write(ChangeLog.Mark mark, DatabaseSnapshot snapshot, Collection<QuantizedView> views)
      throws IOException {
    return builder.write(mark, snapshot, views);
  }

  long nextNumber() {
    return files.nextNumber();
  }

  /** Deletes what no generation but this one has. */
  void keepOnly(@Nullable Generation kept) {
    files.keepOnly(kept);
  }

  /** The shard's directory. */
  Path directory() {
    return files.shard();
  }

  long diskBytes() {
    return files.diskBytes();
  }
}
