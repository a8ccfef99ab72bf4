package io.crossmodal.eval.fake;

import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.GallerySettings;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.Precision;
import io.crossmodal.index.v1.View;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** One gallery: its items and the settings of its views. */
final class FakeGallery {

  final GallerySettings settings;
  final Map<String, Item> items = new ConcurrentSkipListMap<>();
  final Map<String, ViewSettings> views = new ConcurrentSkipListMap<>();

  FakeGallery(GallerySettings settings) {
    this.settings = settings;
    views.put(
        "full",
        ViewSettings.newBuilder()
            .setName("full")
            .setDimension(settings.getDimension())
            .setPrecision(Precision.PRECISION_FP32)
            .build());
  }

  Item item(String id) {
    Item item = items.get(id);
    if (item == null) {
      throw ServiceException.of(ErrorReason.ITEM_NOT_FOUND, "item: %s", id);
    }
    return item;
  }

  ViewSettings view(String name) {
    ViewSettings view = views.get(name);
    if (view == null) {
      throw ServiceException.of(ErrorReason.VIEW_NOT_FOUND, "view: %s", name);
    }
    return view;
  }

  Gallery describe() {
    Gallery.Builder gallery = Gallery.newBuilder().setSettings(settings).setItems(items.size());
    new TreeMap<>(views).values().forEach(view -> gallery.addViews(describe(view)));
    return gallery.build();
  }

  View describe(ViewSettings view) {
    int bytes = bytesPerVector(view);
    return View.newBuilder()
        .setSettings(view)
        .setBytesPerVector(bytes)
        .setBytes((long) bytes * items.size())
        .setVectors(items.size())
        .build();
  }

  private static int bytesPerVector(ViewSettings view) {
    int dimension = view.getDimension();
    return switch (view.getPrecision()) {
      case PRECISION_FP16 -> 2 * dimension;
      case PRECISION_INT8 -> dimension + 4;
      case PRECISION_INT4 -> dimension / 2 + 4;
      case PRECISION_BIT2 -> 8 + 16 * ((dimension + 63) / 64);
      case PRECISION_BIT1 -> 8 + 8 * ((dimension + 63) / 64);
      default -> 4 * dimension;
    };
  }
}
