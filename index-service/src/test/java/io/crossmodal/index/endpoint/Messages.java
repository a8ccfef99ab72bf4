package io.crossmodal.index.endpoint;

import io.crossmodal.index.v1.CreateGalleryRequest;
import io.crossmodal.index.v1.GallerySettings;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.PayloadValue;
import io.crossmodal.index.v1.Query;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.UpsertRequest;
import io.crossmodal.rpc.Embeddings;
import io.crossmodal.type.v1.Modality;
import java.util.List;
import java.util.Random;

/** Requests that tests send. */
public final class Messages {

  private Messages() {}

  public static CreateGalleryRequest gallery(String name, int dimension, int shards) {
    return CreateGalleryRequest.newBuilder()
        .setSettings(
            GallerySettings.newBuilder().setName(name).setDimension(dimension).setShards(shards))
        .build();
  }

  public static Item item(String id, Modality modality, float[] vector) {
    return Item.newBuilder()
        .setId(id)
        .setModality(modality)
        .setVector(Embeddings.toVector(vector))
        .putPayload("text", PayloadValue.newBuilder().setStringValue("about " + id).build())
        .build();
  }

  public static UpsertRequest upsert(String gallery, List<Item> items) {
    return UpsertRequest.newBuilder().setGallery(gallery).addAllItems(items).build();
  }

  public static SearchRequest search(String gallery, float[] query, int k) {
    return SearchRequest.newBuilder()
        .setGallery(gallery)
        .setQuery(query(query))
        .setParameters(SearchParameters.newBuilder().setK(k))
        .build();
  }

  public static Query query(float[] vector) {
    return Query.newBuilder().setVector(Embeddings.toVector(vector)).build();
  }

  /** A vector with normal components. */
  public static float[] vector(Random random, int dimension) {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }
}
