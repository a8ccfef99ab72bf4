package io.crossmodal.eval.run;

import io.crossmodal.eval.dataset.Modality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ids of items of a gallery, by modality. */
public final class ListedIds {

  private final Map<Modality, List<String>> ids = new EnumMap<>(Modality.class);

  void add(String id, Modality modality) {
    ids.computeIfAbsent(modality, _ -> new ArrayList<>()).add(id);
  }

  /** At most so many items of a modality, evenly spaced. */
  public List<String> spaced(Modality modality, int most) {
    List<String> all = ids.getOrDefault(modality, List.of());
    int count = Math.min(most, all.size());
    List<String> chosen = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      chosen.add(all.get((int) ((long) i * all.size() / count)));
    }
    return chosen;
  }

  /** Images or videos, whichever there are more of. */
  public Optional<Modality> pictures() {
    return ids.keySet().stream()
        .filter(m -> m != Modality.TEXT)
        .max(Comparator.comparingInt(m -> ids.getOrDefault(m, List.of()).size()));
  }
}
