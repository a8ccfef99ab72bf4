package io.crossmodal.gateway.endpoint;

import io.crossmodal.gateway.flow.Health;
import io.crossmodal.gateway.flow.HealthFlow;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** {@code /health}: how each service stands; {@code /health/live}: that this one runs. */
@Controller("/health")
@ExecuteOn(TaskExecutors.BLOCKING)
final class HealthEndpoint {

  private final HealthFlow flow;

  HealthEndpoint(HealthFlow flow) {
    this.flow = flow;
  }

  @Get
  HttpResponse<JsonNode> health() {
    Health health = flow.check();
    Map<String, JsonNode> body = new LinkedHashMap<>();
    body.put("status", JsonNode.createStringNode(status(health)));
    body.put("model_loaded", JsonNode.createBooleanNode(health.modelLoaded()));
    body.put("num_images", JsonNode.createNumberNode(health.images()));
    Map<String, JsonNode> services = new LinkedHashMap<>();
    health.services().forEach(service -> services.put(service.name(), service(service)));
    body.put("services", JsonNode.createObjectNode(services));
    return HttpResponse.<JsonNode>status(
            health.ready() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(JsonNode.createObjectNode(body));
  }

  @Get("/live")
  JsonNode live() {
    return JsonNode.createObjectNode(Map.of("status", JsonNode.createStringNode("alive")));
  }

  private static String status(Health health) {
    if (health.complete()) {
      return "healthy";
    }
    return health.ready() ? "degraded" : "unhealthy";
  }

  private static JsonNode service(Health.Service service) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    String state = service.state().name().toLowerCase(Locale.ROOT);
    fields.put("state", JsonNode.createStringNode(state));
    fields.put("address", JsonNode.createStringNode(service.address()));
    return JsonNode.createObjectNode(fields);
  }
}
