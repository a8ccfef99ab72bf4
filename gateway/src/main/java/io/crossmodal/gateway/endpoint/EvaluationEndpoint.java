package io.crossmodal.gateway.endpoint;

import io.crossmodal.eval.v1.Evaluation;
import io.crossmodal.eval.v1.PromoteRequest;
import io.crossmodal.eval.v1.StartEvaluationRequest;
import io.crossmodal.gateway.client.EvaluationClient;
import io.crossmodal.gateway.json.ProtoJson;
import io.crossmodal.gateway.json.ProtoReader;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /v1/evaluations}: start ablations and see how they stand. */
@Controller("/v1/evaluations")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EvaluationEndpoint {

  private final EvaluationClient evaluations;

  EvaluationEndpoint(EvaluationClient evaluations) {
    this.evaluations = evaluations;
  }

  @Get
  JsonNode list() {
    return ProtoJson.of(evaluations.list());
  }

  @Post
  HttpResponse<JsonNode> start(HttpRequest<?> request, @Body JsonNode body) {
    StartEvaluationRequest.Builder start =
        ProtoReader.read(body, StartEvaluationRequest.newBuilder());
    if (start.getRequestId().isEmpty()) {
      start.setRequestId(RequestIds.of(request));
    }
    Evaluation evaluation = evaluations.start(start.build());
    return HttpResponse.accepted()
        .header(HttpHeaders.LOCATION, Paths.evaluation(evaluation.getEvaluationId()))
        .body(ProtoJson.of(evaluation));
  }

  @Get("/{id}")
  JsonNode get(String id) {
    return ProtoJson.of(evaluations.get(id));
  }

  @Get("/{id}/recommendation")
  JsonNode recommend(String id, @QueryValue(defaultValue = "") String budget) {
    return ProtoJson.of(evaluations.recommend(id, budget));
  }

  @Get("/promotions/{gallery}")
  JsonNode promotion(String gallery) {
    return ProtoJson.of(evaluations.promotion(gallery));
  }

  @Post("/promote")
  JsonNode promote(@Body JsonNode body) {
    return ProtoJson.of(
        evaluations.promote(ProtoReader.read(body, PromoteRequest.newBuilder()).build()));
  }
}
