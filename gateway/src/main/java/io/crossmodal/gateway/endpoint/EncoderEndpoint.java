package io.crossmodal.gateway.endpoint;

import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.gateway.client.EncoderClient;
import io.crossmodal.gateway.json.ProtoJson;
import io.crossmodal.gateway.json.ProtoReader;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /v1/encode}, {@code /v1/models} and {@code /v1/trainings}: the encoder service. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EncoderEndpoint {

  private final EncoderClient encoder;

  EncoderEndpoint(EncoderClient encoder) {
    this.encoder = encoder;
  }

  @Post("/encode")
  JsonNode encode(@Body JsonNode body) {
    return ProtoJson.of(encoder.encode(ProtoReader.read(body, EncodeRequest.newBuilder()).build()));
  }

  @Get("/models")
  JsonNode models() {
    return ProtoJson.of(encoder.models());
  }

  @Get("/trainings")
  JsonNode trainings() {
    return ProtoJson.of(encoder.trainings());
  }
}
