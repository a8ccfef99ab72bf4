package io.crossmodal.gateway.fake;

import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import io.crossmodal.index.v1.GallerySettings;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import io.crossmodal.type.v1.Content;
import io.crossmodal.type.v1.Modality;
import java.time.Duration;
import java.util.TreeMap;

/** What the fakes of the index service share. */
public final class FakeStore {

  final TreeMap<String, FakeGallery> galleries = new TreeMap<>();

  /** Shards that searches say did not answer. */
  public volatile int deadShards;

  /** Whether answers say how likely it is that they are exact. */
  public volatile boolean sure = true;

  /** What the latest search or scroll was asked. */
  public volatile Message asked = Empty.getDefaultInstance();

  /** How long a search takes at least. */
  public volatile Duration delay = Duration.ZERO;

  /** How long an exact search takes at least. */
  public volatile Duration exactDelay = Duration.ZERO;

  /** A view whose searches find the worst items first. */
  volatile String spoiled = "";

  /** Adds a view that finds the worst items first. */
  public synchronized void spoil(String gallery, String view) {
    FakeGallery of = gallery(gallery);
    of.add(ViewSettings.newBuilder().setName(view).setDimension(1).build());
    spoiled = view;
  }

  public synchronized void create(String name) {
    create(
        GallerySettings.newBuilder()
            .setName(name)
            .setDimension(ColourSpace.DIMENSION)
            .setShards(2)
            .setModel(FakeEncoder.MODEL)
            .setModelVersion(FakeEncoder.VERSION)
            .build());
  }

  public synchronized void create(GallerySettings settings) {
    galleries.put(settings.getName(), new FakeGallery(settings));
  }

  public synchronized void put(String gallery, Item item) {
    gallery(gallery).put(item);
  }

  /** Stores a picture with bytes that need not be a picture. */
  public void putBytes(String gallery, String id, byte[] bytes, String mediaType) {
    Item item =
        Item.newBuilder()
            .setId(id)
            .setModality(Modality.MODALITY_IMAGE)
            .setVector(ColourSpace.ofText("red"))
            .setContent(
                Content.newBuilder()
                    .setData(com.google.protobuf.ByteString.copyFrom(bytes))
                    .setMediaType(mediaType))
            .build();
    put(gallery, item);
  }

  public synchronized void clear() {
    galleries.clear();
    deadShards = 0;
    sure = true;
    delay = Duration.ZERO;
    exactDelay = Duration.ZERO;
    spoiled = "";
  }

  FakeGallery gallery(String name) {
    FakeGallery gallery = galleries.get(name);
    if (gallery == null) {
      throw ServiceException.of(
              ErrorReason.GALLERY_NOT_FOUND, "gallery: %s (expected: one that exists)", name)
          .with("gallery", name);
    }
    return gallery;
  }
}
