package io.crossmodal.cli.flow;

import com.google.protobuf.ByteString;
import io.crossmodal.cli.CommandFailure;
import io.crossmodal.cli.client.Suite;
import io.crossmodal.dataset.Picture;
import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.EncodeResult;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.ItemParts;
import io.crossmodal.index.v1.Query;
import io.crossmodal.index.v1.RecommendRequest;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.type.v1.Modality;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Encodes a query with the gallery's model and searches with it. */
public final class Searcher {

  private final Suite suite;
  private final Gallery gallery;

  public Searcher(Suite suite, Gallery gallery) {
    this.suite = suite;
    this.gallery = gallery;
  }

  /**
   * What was found, and what it took.
   *
   * @param encode time of encoding the query, zero for an item's own vector
   */
  public record Answer(SearchResponse response, Duration encode) {}

  /** Ranks items for a text. */
  public Answer text(String text, SearchParameters parameters) {
    return encoded(Input.newBuilder().setText(text).build(), parameters);
  }

  /** Ranks items for a picture in a file. */
  public Answer image(String name, Picture picture, SearchParameters parameters) {
    try {
      return encoded(
          Input.newBuilder().setImage(ByteString.copyFrom(picture.read())).build(), parameters);
    } catch (IOException e) {
      throw new CommandFailure("%s: can't be read (expected: a picture)".formatted(name), e);
    }
  }

  /** Ranks items for a video in a file. */
  public Answer video(String name, Picture file, SearchParameters parameters) {
    try {
      return encoded(Videos.input(ByteString.copyFrom(file.read())), parameters);
    } catch (IOException e) {
      throw new CommandFailure("%s: can't be read (expected: a video)".formatted(name), e);
    }
  }

  /** Ranks items for an item of the gallery. */
  public Answer item(String id, SearchParameters parameters) {
    return new Answer(search(query(id), parameters), Duration.ZERO);
  }

  /** Ranks items by examples of what is wanted and what is not. */
  public Answer examples(List<String> like, List<String> unlike, SearchParameters parameters) {
    SearchResponse response =
        suite
            .search()
            .recommend(
                RecommendRequest.newBuilder()
                    .setGallery(gallery.getSettings().getName())
                    .addAllPositives(like.stream().map(Searcher::query).toList())
                    .addAllNegatives(unlike.stream().map(Searcher::query).toList())
                    .setParameters(parameters)
                    .build())
            .getResponse();
    return new Answer(response, Duration.ZERO);
  }

  private static Query query(String id) {
    return Query.newBuilder().setItemId(id).build();
  }

  private Answer encoded(Input input, SearchParameters parameters) {
    long began = System.nanoTime();
    EncodeResult result =
        suite
            .encoder()
            .encode(
                EncodeRequest.newBuilder()
                    .setModel(gallery.getSettings().getModel())
                    .addInputs(input)
                    .build())
            .getResults(0);
    if (result.hasError()) {
      throw new CommandFailure(result.getError().getMessage());
    }
    Duration encode = Duration.ofNanos(System.nanoTime() - began);
    return new Answer(
        search(Query.newBuilder().setVector(result.getEmbedding()).build(), parameters), encode);
  }

  private SearchResponse search(Query query, SearchParameters parameters) {
    return suite
        .search()
        .search(
            SearchRequest.newBuilder()
                .setGallery(gallery.getSettings().getName())
                .setQuery(query)
                .setParameters(parameters)
                .build());
  }

  /** Asks for so many items of a modality, with their payload. */
  public static SearchParameters best(int k, Modality modality) {
    return SearchParameters.newBuilder()
        .setK(k)
        .setModality(modality)
        .setParts(ItemParts.newBuilder().setPayload(true))
        .build();
  }
}
