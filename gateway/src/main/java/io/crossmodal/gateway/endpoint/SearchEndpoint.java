package io.crossmodal.gateway.endpoint;

import io.crossmodal.gateway.config.GatewayConfig;
import io.crossmodal.gateway.flow.SearchFlow;
import io.crossmodal.gateway.flow.SearchQuestion;
import io.crossmodal.gateway.json.Fields;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.server.multipart.MultipartBody;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /v1/search}: rank a gallery for a text, a picture, an item or a vector. */
@Controller("/v1/search")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SearchEndpoint {

  private final SearchFlow flow;
  private final int maxK;

  SearchEndpoint(SearchFlow flow, GatewayConfig config) {
    this.flow = flow;
    this.maxK = config.maxK();
  }

  @Post
  JsonNode search(@Body JsonNode body) {
    return answer(SearchForm.ofJson(Fields.ofJson(body), maxK));
  }

  @Post("/image")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  JsonNode searchByPicture(@Body MultipartBody body) {
    Form form = Form.read(body);
    return answer(SearchForm.ofForm(form.fields(), maxK, form.onlyFile("image")));
  }

  private JsonNode answer(SearchQuestion question) {
    return SearchJson.of(flow.search(question), question.parameters().getOffset());
  }
}
