package io.crossmodal.index.shard;

import io.crossmodal.index.filter.PayloadReader;
import io.crossmodal.index.view.IndexKind;
import io.crossmodal.index.view.QuantizedView;
import io.crossmodal.index.view.SegmentCodesWriter;
import io.crossmodal.index.view.SegmentHeader;
import io.crossmodal.index.view.SourceVector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes the files of a generation, or one of them again. */
final class SegmentBuilder {

  private static final int READ_AT_ONCE = 256;
  private static final int ITEMS_A_STEP = 64;

  /** About what part of building a graph view its codes are. */
  private static final double SHARE_OF_CODES = .25;

  private final GenerationFiles files;
  private final ItemReader items;
  private final Pace pace;
  private final PayloadReader payloads;

  SegmentBuilder(GenerationFiles files, ItemReader items, Pace pace, PayloadReader payloads) {
    this.payloads = payloads;
    this.files = files;
    this.items = items;
    this.pace = pace;
  }

  /**
   * Writes everything that a snapshot has, in the order of the ids, so that the same items give the
   * same files.
   */
  Generation write(ChangeLog.Mark mark, DatabaseSnapshot snapshot, Collection<QuantizedView> views)
      throws IOException {
    SegmentHeader stamp = files.stamp(mark);
    Path directory = files.create(mark.number());
    Generation written = new Generation(stamp, directory, SealedItems.NONE);
    List<SegmentCodesWriter> segments = new ArrayList<>();
    PayloadFile filtered = new PayloadFile(payloads);
    try (SealedItemsWriter table = new SealedItemsWriter(Generation.itemsFile(directory), stamp)) {
      for (QuantizedView view : views) {
        segments.add(view.segment(written.segment(view.spec()), stamp));
      }
      int[] sinceStep = {0};
      items.allWithPayloads(
          snapshot,
          item -> {
            if (++sinceStep[0] % ITEMS_A_STEP == 0) {
              pace.step();
            }
            table.add(item.id(), item.modality(), item.version());
            filtered.add(item.payload());
            int group = item.modality().code();
            SourceVector vector = new SourceVector(item.vector());
            segments.forEach(segment -> segment.append(vector, group));
          });
      segments.forEach(segment -> segment.commit(pace::step));
      filtered.write(directory, stamp);
      table.commit();
    } finally {
      segments.forEach(SegmentCodesWriter::close);
    }
    SealedItems sealed =
        SealedItems.open(Generation.itemsFile(directory), stamp.of(SealedItems.CONTENT));
    return new Generation(stamp, directory, sealed);
  }

  /** Writes the segment of a view that has none and makes the view use it. */
  void write(Generation generation, QuantizedView view, OrdinalVectors vectors) {
    Path file = generation.segment(view.spec());
    int count = generation.items().count();
    double share = view.spec().kind() == IndexKind.GRAPH ? SHARE_OF_CODES : 1;
    try (SegmentCodesWriter segment = view.segment(file, generation.stamp())) {
      for (int from = 0; from < count; from += READ_AT_ONCE) {
        pace.step();
        view.progress(share * from / count);
        float[][] some = vectors.vectors(from, Math.min(count, from + READ_AT_ONCE));
        for (int i = 0; i < some.length; i++) {
          segment.append(some[i], generation.items().modality(from + i).code());
        }
      }
      segment.commit(pace::step);
    } catch (UncheckedIOException e) {
      view.degrade();
      throw StorageErrors.of(file, e);
    }
    view.seal(file, generation.stamp());
  }
}
