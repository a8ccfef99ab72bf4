package io.crossmodal.index.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RowsByIdTest {

  private static final int STEPS = 60_000;

  private final IdBytes ids = new IdBytes();
  private final List<Long> places = new ArrayList<>();
  private final RowsById rows = new RowsById(ids, row -> places.get(row));

  private int add(String id) {
    places.add(ids.add(ItemCodec.key(id)));
    rows.put(ItemCodec.key(id), places.size() - 1);
    return places.size() - 1;
  }

  @Test
  void doesWhatAMapDoes() {
    Random random = new Random(5);
    Map<String, Integer> model = new HashMap<>();
    for (int step = 0; step < STEPS; step++) {
      String id = "ä".repeat(random.nextInt(40)) + random.nextInt(4_000);
      switch (random.nextInt(4)) {
        case 0, 1 -> model.put(id, add(id));
        case 2 -> {
          rows.remove(ItemCodec.key(id));
          model.remove(id);
        }
        default -> assertThat(rows.find(ItemCodec.key(id))).isEqualTo(model.getOrDefault(id, -1));
      }
    }
    model.forEach(
        (id, row) -> {
          assertThat(rows.find(ItemCodec.key(id))).isEqualTo(row);
          assertThat(ids.text(places.get(row))).isEqualTo(id);
        });
  }

  @Test
  void keepsIdsOfEveryLength() {
    for (int length : List.of(0, 1, 7, 8, 9, 512, 65_535, 65_535, 3)) {
      String id = "x".repeat(length);
      int row = add(id);
      assertThat(ids.text(places.get(row))).isEqualTo(id);
      assertThat(rows.find(ItemCodec.key(id))).isEqualTo(row);
    }
    assertThatThrownBy(() -> ids.add(new byte[65_536]))
        .hasMessage("id: 65536 bytes (expected: at most 65535)");
  }

  @Test
  void readersBesideTheWriterFindWhatWasThere() throws Exception {
    ItemColumns columns = new ItemColumns(SealedItems.NONE);
    AtomicInteger published = new AtomicInteger();
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < STEPS; i++) {
                byte[] id = ItemCodec.key("item-" + i);
                columns.publish(id, columns.add(id, Modality.TEXT, i));
                published.set(i + 1);
              }
            });
    Random random = new Random(6);
    int asked = 0;
    while (!writing.isDone() || asked < 1_000) {
      int known = published.get();
      if (known > 0) {
        int number = random.nextInt(known);
        assertThat(columns.find(ItemCodec.key("item-" + number))).isEqualTo(number);
        assertThat(columns.id(number)).isEqualTo("item-" + number);
        assertThat(columns.version(number)).isEqualTo(number);
        asked++;
      }
    }
    writing.get();
  }
}
