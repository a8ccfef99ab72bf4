package io.crossmodal.eval.run;

import io.crossmodal.eval.dataset.Modality;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ids of items of a gallery by modality, evenly spaced over all that were listed: no more than four
 * times as many as are wanted are ever held.
 */
public final class ListedIds {

  private final int most;
  private final Map<Modality, Spaced> ids = new EnumMap<>(Modality.class);

  /**
   * Nothing is listed yet.
   *
   * @param most ids that are wanted of each modality
   */
  public ListedIds(int most) {
    this.most = most;
  }

  void add(String id, Modality modality) {
    ids.computeIfAbsent(modality, _ -> new Spaced()).add(id, 4 * most);
  }

  /** At most as many items of a modality as are wanted, evenly spaced. */
  public List<String> spaced(Modality modality) {
    Spaced listed = ids.get(modality);
    if (listed == null) {
      return List.of();
    }
    int count = Math.min(most, listed.kept.size());
    List<String> chosen = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      chosen.add(listed.kept.get((int) ((long) i * listed.kept.size() / count)));
    }
    return chosen;
  }

  /** Images or videos, whichever there are more of. */
  public Optional<Modality> pictures() {
    return ids.entrySet().stream()
        .filter(e -> e.getKey() != Modality.TEXT)
        .max(Map.Entry.comparingByValue((a, b) -> Long.compare(a.listed, b.listed)))
        .map(Map.Entry::getKey);
  }

  /** Every item at first; every second one, every fourth and so on as they become many. */
  private static final class Spaced {

    private final List<String> kept = new ArrayList<>();
    private long listed;
    private long stride = 1;

    void add(String id, int room) {
      if (listed++ % stride != 0) {
        return;
      }
      kept.add(id);
      if (kept.size() >= room) {
        for (int i = 0; 2 * i < kept.size(); i++) {
          kept.set(i, kept.get(2 * i));
        }
        kept.subList((kept.size() + 1) / 2, kept.size()).clear();
        stride *= 2;
      }
    }
  }
}
