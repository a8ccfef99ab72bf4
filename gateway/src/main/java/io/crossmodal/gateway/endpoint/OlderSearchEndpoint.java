package io.crossmodal.gateway.endpoint;

import io.crossmodal.gateway.flow.GalleryFlow;
import io.crossmodal.gateway.flow.ImagePositions;
import io.crossmodal.gateway.flow.SearchFlow;
import io.crossmodal.gateway.flow.SearchInput;
import io.crossmodal.gateway.flow.SearchQuestion;
import io.crossmodal.gateway.json.Fields;
import io.crossmodal.index.v1.ItemParts;
import io.crossmodal.index.v1.SearchHit;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.type.v1.Modality;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.server.multipart.MultipartBody;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;

/**
 * {@code /api/search}: the searches that clients of the reference pipeline know, in the default
 * gallery.
 */
@Controller("/api/search")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OlderSearchEndpoint {

  private static final int MAX_K = 1000;

  /** Captions repeat each other, and each is shown once: so many are looked at for one shown. */
  private static final int CAPTIONS_A_RESULT = 5;

  private final SearchFlow flow;
  private final GalleryFlow galleries;
  private final ImagePositions positions;

  OlderSearchEndpoint(SearchFlow flow, GalleryFlow galleries, ImagePositions positions) {
    this.flow = flow;
    this.galleries = galleries;
    this.positions = positions;
  }

  @Post("/text")
  JsonNode byText(@Body JsonNode body) {
    Fields fields = Fields.ofOpenJson(body);
    String query = fields.requiredText("query");
    int topK = topK(fields, 10);
    fields.check();
    List<SearchHit> hits = hits(SearchForm.text(query), Modality.MODALITY_IMAGE, topK);
    return OlderJson.forText(query, hits);
  }

  @Post("/image")
  JsonNode byImage(@Body JsonNode body) {
    Fields fields = Fields.ofOpenJson(body);
    int index = fields.whole("image_index", -1, 0, Integer.MAX_VALUE);
    String id = fields.text("image_id");
    int topK = topK(fields, 10);
    if (id == null && !fields.has("image_index")) {
      fields.reject("image_id", null, "image_id or image_index");
    }
    fields.check();
    String image = index >= 0 || id == null ? positions.id(galleries.name(null), index) : id;
    List<SearchHit> others =
        hits(new SearchInput.Stored(image), Modality.MODALITY_IMAGE, topK + 1).stream()
            .filter(hit -> !hit.getItem().getId().equals(image))
            .limit(topK)
            .toList();
    return OlderJson.forImage(image, index, others);
  }

  @Post("/image-to-text")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  JsonNode captions(@Body MultipartBody body) {
    Form form = Form.read(body);
    int topK = topK(form.fields(), 5);
    form.fields().check();
    SearchInput picture = SearchForm.picture(form.onlyFile("image"));
    return OlderJson.captions(
        hits(picture, Modality.MODALITY_TEXT, topK * CAPTIONS_A_RESULT), topK);
  }

  private static int topK(Fields fields, int otherwise) {
    return fields.whole("top_k", otherwise, 1, MAX_K);
  }

  private List<SearchHit> hits(SearchInput input, Modality modality, int k) {
    SearchParameters parameters =
        SearchParameters.newBuilder()
            .setK(k)
            .setModality(modality)
            .setParts(ItemParts.newBuilder().setPayload(true))
            .build();
    return flow.search(new SearchQuestion(null, input, parameters)).response().getHitsList();
  }
}
