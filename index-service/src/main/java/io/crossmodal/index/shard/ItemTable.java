package io.crossmodal.index.shard;

import io.crossmodal.index.view.QuantizedView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A shard's items in memory: ids and ordinals, which of them are live, and the views.
 *
 * <p>Ordinals are only ever appended; replacing or deleting an item leaves a dead one. One writer
 * at a time; readers take no lock and see each write whole or not at all.
 */
final class ItemTable {

  private final Map<String, Integer> ordinals = new ConcurrentHashMap<>();
  private final ItemColumns columns = new ItemColumns();
  private volatile Population population = Population.EMPTY;
  private volatile Map<String, QuantizedView> views = Map.of();

  /** The live ordinal of an id, or null. */
  @Nullable Integer ordinal(String id) {
    return ordinals.get(id);
  }

  /** The version of a live item; 0 if there is none. */
  long version(String id) {
    Integer ordinal = ordinals.get(id);
    return ordinal == null ? 0 : columns.version(ordinal);
  }

  Population population() {
    return population;
  }

  ItemColumns columns() {
    return columns;
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
    for (Item item : upserts) {
      columns.add(item.id(), item.modality(), item.version());
      for (QuantizedView view : views.values()) {
        view.append(item.vector());
      }
    }
    Population.Editor editor = new Population.Editor(population, columns.size());
    for (int i = 0; i < upserts.size(); i++) {
      bury(upserts.get(i).id(), editor);
      editor.add(first + i, upserts.get(i).modality());
    }
    deletes.forEach(id -> bury(id, editor));
    population = editor.done();
    for (int i = 0; i < upserts.size(); i++) {
      ordinals.put(upserts.get(i).id(), first + i);
    }
    deletes.forEach(ordinals::remove);
  }

  private void bury(String id, Population.Editor editor) {
    Integer old = ordinals.get(id);
    if (old != null) {
      editor.remove(old, columns.modality(old));
    }
  }
}
