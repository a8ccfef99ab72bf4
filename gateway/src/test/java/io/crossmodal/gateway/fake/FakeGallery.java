package io.crossmodal.gateway.fake;

import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.GallerySettings;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.ItemParts;
import io.crossmodal.index.v1.Precision;
import io.crossmodal.index.v1.Reduction;
import io.crossmodal.index.v1.View;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.type.v1.Modality;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** One gallery in memory. */
final class FakeGallery {

  final GallerySettings settings;
  final TreeMap<String, Item> items = new TreeMap<>();
  final Map<String, View> views = new TreeMap<>();
  String serving = "full";

  FakeGallery(GallerySettings settings) {
    this.settings = settings;
    add(
        ViewSettings.newBuilder()
            .setName("full")
            .setDimension(settings.getDimension())
            .setReduction(Reduction.REDUCTION_TRUNCATE)
            .setPrecision(Precision.PRECISION_FP32)
            .build());
  }

  View add(ViewSettings view) {
    int bytes = view.getDimension() * (view.getPrecision() == Precision.PRECISION_INT8 ? 1 : 4);
    View added =
        View.newBuilder()
            .setSettings(view)
            .setBytesPerVector(bytes)
            .setVectors(items.size())
            .setBytes((long) bytes * items.size())
            .build();
    views.put(view.getName(), added);
    return added;
  }

  void put(Item item) {
    Item before = items.get(item.getId());
    long version = before == null ? 1 : before.getVersion() + 1;
    items.put(item.getId(), item.toBuilder().setVersion(version).build());
  }

  long count(Modality modality) {
    return items.values().stream().filter(i -> is(i, modality)).count();
  }

  static boolean is(Item item, Modality modality) {
    return modality == Modality.MODALITY_UNSPECIFIED || item.getModality() == modality;
  }

  /** The parts that were asked for. */
  static Item of(Item item, ItemParts parts) {
    Item.Builder shown = item.toBuilder();
    if (!parts.getVector()) {
      shown.clearVector();
    }
    if (!parts.getPayload()) {
      shown.clearPayload();
    }
    if (!parts.getContent()) {
      shown.clearContent();
    }
    return shown.build();
  }

  Gallery describe() {
    Collection<View> all = views.values();
    return Gallery.newBuilder()
        .setSettings(settings)
        .setItems(items.size())
        .setTexts(count(Modality.MODALITY_TEXT))
        .setImages(count(Modality.MODALITY_IMAGE))
        .addAllViews(all)
        .setServingView(serving)
        .build();
  }
}
