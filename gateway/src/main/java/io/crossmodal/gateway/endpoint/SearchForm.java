package io.crossmodal.gateway.endpoint;

import com.google.protobuf.ByteString;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.encoder.v1.Video;
import io.crossmodal.gateway.flow.SearchInput;
import io.crossmodal.gateway.flow.SearchQuestion;
import io.crossmodal.gateway.json.Fields;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.rpc.Embeddings;
import java.util.List;
import java.util.Optional;

/** Reads what a user searches with and for. */
final class SearchForm {

  private static final List<String> INPUTS =
      List.of("text", "image_base64", "video_base64", "item_id", "vector");

  private SearchForm() {}

  /** The search of a JSON body, which holds what to search with. */
  static SearchQuestion ofJson(Fields fields, int maxK) {
    Optional<SearchInput> input = input(fields);
    SearchQuestion question = question(fields, maxK, input.orElse(new SearchInput.Stored("")));
    fields.check();
    return question;
  }

  /** The search of a form that came with a picture. */
  static SearchQuestion ofForm(Fields fields, int maxK, byte[] picture) {
    SearchQuestion question = question(fields, maxK, picture(picture));
    fields.check();
    return question;
  }

  static SearchInput picture(byte[] bytes) {
    return new SearchInput.Encoded(Input.newBuilder().setImage(ByteString.copyFrom(bytes)).build());
  }

  static Input video(byte[] bytes) {
    return Input.newBuilder()
        .setVideo(Video.newBuilder().setData(ByteString.copyFrom(bytes)))
        .build();
  }

  static SearchInput text(String text) {
    return new SearchInput.Encoded(Input.newBuilder().setText(text).build());
  }

  private static SearchQuestion question(Fields fields, int maxK, SearchInput input) {
    SearchParameters parameters = ParametersForm.read(fields, maxK);
    return new SearchQuestion(fields.text("gallery"), input, parameters);
  }

  /** What to search with; noted if it is not exactly one. */
  static Optional<SearchInput> input(Fields fields) {
    List<String> given = INPUTS.stream().filter(fields::has).toList();
    if (given.size() != 1) {
      String shown = given.isEmpty() ? "none" : String.join(", ", given);
      fields.reject("query", shown, "exactly one of " + String.join(", ", INPUTS));
      return Optional.empty();
    }
    return switch (given.getFirst()) {
      case "text" -> Optional.of(text(fields.requiredText("text")));
      case "image_base64" ->
          Optional.ofNullable(fields.base64("image_base64")).map(SearchForm::picture);
      case "video_base64" ->
          Optional.ofNullable(fields.base64("video_base64"))
              .map(bytes -> new SearchInput.Encoded(video(bytes)));
      case "item_id" -> Optional.of(new SearchInput.Stored(fields.requiredText("item_id")));
      default ->
          Optional.ofNullable(fields.vector("vector"))
              .map(values -> new SearchInput.Given(Embeddings.toVector(values)));
    };
  }
}
