package io.crossmodal.gateway.endpoint;

import io.crossmodal.gateway.client.SnapshotClient;
import io.crossmodal.gateway.json.ProtoJson;
import io.crossmodal.gateway.json.ProtoReader;
import io.crossmodal.index.v1.SetAliasRequest;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Put;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /v1/aliases}: other names for galleries, switched in one step. */
@Controller("/v1/aliases/{alias}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AliasEndpoint {

  private final SnapshotClient aliases;

  AliasEndpoint(SnapshotClient aliases) {
    this.aliases = aliases;
  }

  @Put
  JsonNode set(HttpRequest<?> request, String alias, @Body JsonNode body) {
    SetAliasRequest.Builder set = SetAliasRequest.newBuilder();
    ProtoReader.read(body, set, "gallery");
    return ProtoJson.of(
        aliases.alias(set.setRequestId(RequestIds.of(request)).setAlias(alias).build()));
  }

  @Delete
  HttpResponse<?> remove(HttpRequest<?> request, String alias) {
    aliases.alias(
        SetAliasRequest.newBuilder().setRequestId(RequestIds.of(request)).setAlias(alias).build());
    return HttpResponse.noContent();
  }
}
