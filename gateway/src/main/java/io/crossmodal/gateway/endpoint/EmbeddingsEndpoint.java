package io.crossmodal.gateway.endpoint;

import io.crossmodal.gateway.flow.EmbeddingsFlow;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /v1/embeddings}: what clients of OpenAI's API call, for texts and pictures. */
@Controller(Paths.EMBEDDINGS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class EmbeddingsEndpoint {

  private final EmbeddingsFlow flow;

  EmbeddingsEndpoint(EmbeddingsFlow flow) {
    this.flow = flow;
  }

  @Post
  JsonNode embed(@Body JsonNode body) {
    EmbeddingsForm form = EmbeddingsForm.read(body);
    return EmbeddingsJson.of(flow.embed(form.question()), form.format());
  }
}
