package io.crossmodal.index.shard;

import io.crossmodal.index.filter.PayloadIndex;
import io.crossmodal.index.view.QuantizedView;
import io.crossmodal.index.view.SourceVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A shard's items by ordinal: leading ones of a sealed generation and the others in memory, which
 * of them are live, and the views.
 *
 * <p>Ordinals are only ever appended; replacing or deleting an item leaves a dead one. One writer
 * at a time; readers take no lock and see each write whole or not at all.
 */
final class ItemTable {

  private final @Nullable Generation generation;
  private final SealedItems sealed;
  private final ItemColumns columns;
  private volatile PayloadIndex payloads = new PayloadIndex();
  private volatile Population population;
  private volatile Map<String, QuantizedView> views = Map.of();

  /** A table of the items of a generation, or an empty one. */
  ItemTable(@Nullable Generation generation) {
    this.generation = generation;
    this.sealed = generation == null ? SealedItems.NONE : generation.items();
    this.columns = new ItemColumns(sealed);
    this.population = Population.of(sealed);
  }

  /** What its leading ordinals are of, if there is anything. */
  @Nullable Generation generation() {
    return generation;
  }

  /** Ordinals that are in the generation's files. */
  int sealedCount() {
    return sealed.count();
  }

  /** The live ordinal of an id, or null. */
  @Nullable Integer ordinal(String id) {
    return ordinal(ItemCodec.key(id));
  }

  private @Nullable Integer ordinal(byte[] id) {
    Integer ordinal = columns.find(id);
    if (ordinal != null || sealed.count() == 0) {
      return ordinal;
    }
    int found = sealed.find(id);
    if (found < 0) {
      return null;
    }
    // An item that is replaced at this moment is appended before its sealed ordinal is dead.
    return population.all().contains(found) ? Integer.valueOf(found) : columns.find(id);
  }

  /** The version of a live item; 0 if there is none. */
  long version(String id) {
    Integer ordinal = ordinal(id);
    return ordinal == null ? 0 : columns.version(ordinal);
  }

  Population population() {
    return population;
  }

  ItemColumns columns() {
    return columns;
  }

  /** The payloads of leading ordinals; {@link Payloads} adds the others when they are needed. */
  PayloadIndex payloads() {
    return payloads;
  }

  /** Takes over the payloads of the sealed ordinals, unless some are known. */
  synchronized void adopt(PayloadIndex known) {
    if (payloads.size() == 0 && known.size() == sealed.count()) {
      payloads = known;
    }
  }

  /** The views by name. */
  Map<String, QuantizedView> views() {
    return views;
  }

  void addView(QuantizedView view) {
    Map<String, QuantizedView> more = new TreeMap<>(views);
    more.put(view.spec().name(), view);
    views = more;
  }

  void removeView(String name) {
    Map<String, QuantizedView> fewer = new TreeMap<>(views);
    fewer.remove(name);
    views = fewer;
  }

  /**
   * Takes over what was written to the database.
   *
   * @param upserts with their versions, no id twice
   * @param deletes none of them among the upserts
   */
  void apply(List<Item> upserts, List<String> deletes) {
    int first = columns.size();
    List<byte[]> ids = new ArrayList<>(upserts.size());
    for (Item item : upserts) {
      byte[] id = ItemCodec.key(item.id());
      ids.add(id);
      columns.add(id, item.modality(), item.version());
      SourceVector vector = new SourceVector(item.vector());
      for (QuantizedView view : views.values()) {
        view.append(vector);
      }
    }
    Population.Editor editor = new Population.Editor(population, columns.size());
    for (int i = 0; i < upserts.size(); i++) {
      bury(ids.get(i), editor);
      editor.add(first + i, upserts.get(i).modality());
    }
    List<byte[]> deleted = deletes.stream().map(ItemCodec::key).toList();
    deleted.forEach(id -> bury(id, editor));
    for (int i = 0; i < upserts.size(); i++) {
      columns.publish(ids.get(i), first + i);
    }
    population = editor.done();
    deleted.forEach(columns::forget);
  }

  private void bury(byte[] id, Population.Editor editor) {
    Integer old = ordinal(id);
    if (old != null) {
      editor.remove(old, columns.modality(old));
    }
  }
}
