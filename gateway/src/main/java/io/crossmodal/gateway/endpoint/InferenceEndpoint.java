package io.crossmodal.gateway.endpoint;

import static java.util.Objects.requireNonNullElse;

import io.crossmodal.gateway.client.InferenceClient;
import io.crossmodal.gateway.json.ProtoJson;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v2}: the Open Inference Protocol over REST, with its extension for binary tensors. */
@Controller(Paths.INFERENCE)
@ExecuteOn(TaskExecutors.BLOCKING)
final class InferenceEndpoint {

  private final InferenceClient inference;
  private final InferenceJson json;

  InferenceEndpoint(InferenceClient inference, InferenceJson json) {
    this.inference = inference;
    this.json = json;
  }

  @Get
  JsonNode server() {
    return ProtoJson.of(inference.server());
  }

  @Get("/health/live")
  JsonNode live() {
    return JsonNode.createObjectNode(Map.of("live", JsonNode.createBooleanNode(true)));
  }

  @Get("/health/ready")
  HttpResponse<JsonNode> ready() {
    return readiness(inference.ready(), new LinkedHashMap<>());
  }

  @Get(uris = {"/models/{model}", "/models/{model}/versions/{version}"})
  JsonNode model(String model, @Nullable @PathVariable String version) {
    return ProtoJson.of(inference.model(model, requireNonNullElse(version, "")));
  }

  @Get(uris = {"/models/{model}/ready", "/models/{model}/versions/{version}/ready"})
  HttpResponse<JsonNode> modelReady(String model, @Nullable @PathVariable String version) {
    Map<String, JsonNode> answer = new LinkedHashMap<>();
    answer.put("name", JsonNode.createStringNode(model));
    return readiness(inference.ready(model, requireNonNullElse(version, "")), answer);
  }

  @Post(uris = {"/models/{model}/infer", "/models/{model}/versions/{version}/infer"})
  @Consumes(MediaType.ALL)
  HttpResponse<byte[]> infer(
      String model,
      @Nullable @PathVariable String version,
      @Nullable @Header(InferenceJson.JSON_LENGTH) Integer jsonLength,
      @Body byte[] body) {
    InferenceForm form = json.read(body, jsonLength);
    return json.response(
        inference.infer(
            form.request()
                .setModelName(model)
                .setModelVersion(requireNonNullElse(version, ""))
                .build()),
        form.binaryOutput());
  }

  private static HttpResponse<JsonNode> readiness(boolean ready, Map<String, JsonNode> answer) {
    answer.put("ready", JsonNode.createBooleanNode(ready));
    return HttpResponse.<JsonNode>status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(JsonNode.createObjectNode(answer));
  }
}
