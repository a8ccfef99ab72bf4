package io.crossmodal.gateway.web;

import static io.crossmodal.gateway.fake.Answer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.Training;
import io.crossmodal.eval.v1.Evaluation;
import io.crossmodal.gateway.fake.GatewayExtension;
import io.crossmodal.gateway.fake.RunningGateway;
import io.crossmodal.gateway.json.EnumNames;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.ListViewsResponse;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.inference.v1.ModelInferRequest;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.type.v1.ItemError;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(GatewayExtension.class)
class OpenApiTest {

  private static final List<FileDescriptor> FILES =
      Stream.of(
              EncodeRequest.getDescriptor(),
              ModelInferRequest.getDescriptor(),
              Training.getDescriptor(),
              Evaluation.getDescriptor(),
              Gallery.getDescriptor(),
              ListViewsResponse.getDescriptor(),
              Item.getDescriptor(),
              SearchResponse.getDescriptor(),
              ItemError.getDescriptor())
          .map(Descriptor::getFile)
          .distinct()
          .toList();

  private RunningGateway gateway;
  private JsonNode api;

  @BeforeEach
  void use(RunningGateway gateway) {
    this.gateway = gateway;
    this.api = json(gateway.get("/openapi.json"));
  }

  private JsonNode schemas() {
    return api.at("/components/schemas");
  }

  @Test
  void describesEveryRouteAndNoOther() {
    Set<String> described = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
      for (String method : List.of("get", "post", "put", "patch", "delete")) {
        if (path.getValue().has(method)) {
          described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
        }
      }
    }
    Set<String> routes =
        gateway
            .bean(Router.class)
            .uriRoutes()
            .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
            .map(route -> route.getHttpMethod() + " " + route.getUriMatchTemplate().toPathString())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(described).isEqualTo(routes).hasSizeGreaterThan(30);
  }

  @Test
  void leadsEveryReferenceSomewhere() {
    List<String> nowhere =
        api.findValuesAsText("$ref").stream()
            .filter(reference -> api.at(reference.substring(1)).isMissingNode())
            .toList();
    Set<String> used = new TreeSet<>(api.findValuesAsText("$ref"));
    List<String> unused = new ArrayList<>();
    schemas()
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!used.contains("#/components/schemas/" + name)) {
                unused.add(name);
              }
            });

    assertThat(nowhere).isEmpty();
    assertThat(unused).isEmpty();
  }

  @Test
  void namesTheFieldsOfTheContract() {
    int mirrors = 0;
    for (Map.Entry<String, JsonNode> schema : schemas().properties()) {
      String message = schema.getValue().path("x-message").asText();
      if (!message.isEmpty()) {
        mirrors++;
        Descriptor type = message(message);
        assertThat(names(schema.getValue().path("properties")))
            .as(schema.getKey())
            .isEqualTo(type.getFields().stream().map(FieldDescriptor::getName).toList());
        for (FieldDescriptor field : type.getFields()) {
          assertThat(typeOf(schema.getValue().path("properties").path(field.getName())))
              .as(field.getFullName())
              .isEqualTo(typeOf(field));
        }
      }
    }
    assertThat(mirrors).isGreaterThan(25);
  }

  @Test
  void namesTheValuesOfTheContract() {
    for (Map.Entry<String, JsonNode> schema : schemas().properties()) {
      String name = schema.getValue().path("x-enum").asText();
      if (!name.isEmpty()) {
        List<String> values = new ArrayList<>();
        schema.getValue().path("enum").forEach(value -> values.add(value.asText()));
        assertThat(EnumNames.expected(enumeration(name)))
            .isEqualTo("one of " + String.join(", ", values));
      }
    }
    String reasons = schemas().at("/ErrorReason/enum").toString();
    assertThat(reasons)
        .isEqualTo(
            Arrays.stream(ErrorReason.values())
                .map(reason -> '"' + reason.name() + '"')
                .collect(Collectors.joining(",", "[", "]")));
    for (ErrorReason reason : ErrorReason.values()) {
      assertThat(schemas().at("/ErrorReason/description").asText())
          .contains("- `" + reason.name() + "`");
    }
  }

  @Test
  void isTrueOfWhatTheRoutesAnswer() {
    String items = "/v1/galleries/colours/items";
    holds("get", "/v1/galleries", gateway.get("/v1/galleries"));
    holds("get", "/v1/galleries/{gallery}", gateway.get("/v1/galleries/colours"));
    holds("get", "/v1/galleries/{gallery}/views", gateway.get("/v1/galleries/colours/views"));
    holds("get", "/v1/galleries/{gallery}/items", gateway.get(items + "?vector=true"));
    holds("get", "/v1/galleries/{gallery}/items/{id}", gateway.get(items + "/red.png"));
    holds("get", "/v1/models", gateway.get("/v1/models"));
    holds("get", "/v1/trainings", gateway.get("/v1/trainings"));
    holds("get", "/v1/evaluations", gateway.get("/v1/evaluations"));
    holds("get", "/health", gateway.get("/health"));
    holds("get", "/health/live", gateway.get("/health/live"));
    holds("get", "/api/stats", gateway.get("/api/stats"));
    holds(
        "post",
        "/v1/search",
        gateway.post("/v1/search", "{\"text\":\"red\",\"with_vector\":true}"));
    holds("post", "/v1/search", gateway.post("/v1/search", "{\"item_id\":\"red.png\"}"));
    holds(
        "post",
        "/v1/recommend",
        gateway.post("/v1/recommend", "{\"positives\":[{\"item_id\":\"red.png\"}]}"));
    holds(
        "post",
        "/v1/encode",
        gateway.post("/v1/encode", "{\"inputs\":[{\"text\":\"a\"},{\"image\":\"aGk=\"}]}"));
    holds(
        "post",
        "/v1/items",
        gateway.post(
            "/v1/items",
            "{\"items\":[{\"id\":\"a\",\"text\":\"b\"},{\"id\":\"c\",\"image_base64\":\"aGk=\"}]}"));
    String embeddings = "{\"model\":\"colours\",\"input\":[\"red\"],\"encoding_format\":\"%s\"}";
    holds("post", "/v1/embeddings", gateway.post("/v1/embeddings", embeddings.formatted("float")));
    holds("post", "/v1/embeddings", gateway.post("/v1/embeddings", embeddings.formatted("base64")));
    holds("post", "/v1/evaluations", gateway.post("/v1/evaluations", "{\"gallery\":\"colours\"}"));
    holds("get", "/v2", gateway.get("/v2"));
    holds("get", "/v2/health/live", gateway.get("/v2/health/live"));
    holds("get", "/v2/health/ready", gateway.get("/v2/health/ready"));
    holds("get", "/v2/models/{model}", gateway.get("/v2/models/colours"));
    holds("get", "/v2/models/{model}/ready", gateway.get("/v2/models/colours/ready"));
    holds("get", "/v2/models/{model}/ready", gateway.get("/v2/models/none/ready"));
    holds(
        "post",
        "/v2/models/{model}/infer",
        gateway.post(
            "/v2/models/colours/infer",
            "{\"inputs\":[{\"name\":\"TEXT\",\"datatype\":\"BYTES\",\"shape\":[1],\"data\":[\"a\"]}]}"));
    holds("post", "/api/search/text", gateway.post("/api/search/text", "{\"query\":\"red\"}"));
    holds("post", "/api/search/image", gateway.post("/api/search/image", "{\"image_index\":0}"));
  }

  @Test
  void isTrueOfProblems() {
    JsonNode problem = schemas().path("Problem");
    for (HttpResponse<String> answer :
        List.of(
            gateway.get("/v1/galleries/none"),
            gateway.get("/none"),
            gateway.post("/v1/search", "{\"k\":0}"),
            gateway.post("/v1/search", "{"))) {
      assertThat(SchemaCheck.problems(api, problem, json(answer))).as(answer.body()).isEmpty();
    }
    HttpResponse<String> openAi =
        gateway.post("/v1/embeddings", "{\"model\":\"none\",\"input\":\"a\"}");
    assertThat(SchemaCheck.problems(api, schemas().path("OpenAiError"), json(openAi))).isEmpty();
    HttpResponse<String> older = gateway.get("/api/none");
    assertThat(SchemaCheck.problems(api, schemas().path("OlderError"), json(older))).isEmpty();
  }

  @Test
  void givesExamplesThatTheRoutesRead() {
    for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
      JsonNode body = path.getValue().at("/post/requestBody/content/application~1json");
      if (!body.isMissingNode()) {
        assertThat(SchemaCheck.problems(api, body.path("schema"), body.path("example")))
            .as(path.getKey())
            .isEmpty();
      }
    }
  }

  @Test
  void isTheSameAsYaml() {
    HttpResponse<String> yaml = gateway.get("/openapi.yaml");

    assertThat(yaml.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/yaml");
    assertThat(yaml.body()).startsWith("openapi: 3.1.0\n");
    assertThat(api.path("openapi").asText()).isEqualTo("3.1.0");
    assertThat(new OpenApi().yaml().bytes())
        .isEqualTo(yaml.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private void holds(String method, String path, HttpResponse<String> answer) {
    JsonNode responses = api.path("paths").path(path).path(method).path("responses");
    JsonNode response =
        SchemaCheck.resolve(api, responses.path(String.valueOf(answer.statusCode())));
    JsonNode schema = response.at("/content/application~1json/schema");
    assertThat(schema.isMissingNode()).as(path + " " + answer.statusCode()).isFalse();
    assertThat(SchemaCheck.problems(api, schema, json(answer))).as(path).isEmpty();
  }

  private static Descriptor message(String name) {
    return FILES.stream()
        .flatMap(file -> file.getMessageTypes().stream())
        .filter(type -> type.getFullName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name));
  }

  private static EnumDescriptor enumeration(String name) {
    return FILES.stream()
        .flatMap(file -> file.getEnumTypes().stream())
        .filter(type -> type.getFullName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name));
  }

  private static List<String> names(JsonNode properties) {
    List<String> names = new ArrayList<>();
    properties.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private String typeOf(JsonNode property) {
    return SchemaCheck.resolve(api, property).path("type").asText();
  }

  private static String typeOf(FieldDescriptor field) {
    if (field.isRepeated()) {
      return "array";
    }
    return switch (field.getJavaType()) {
      case INT, LONG -> "integer";
      case FLOAT, DOUBLE -> "number";
      case BOOLEAN -> "boolean";
      case STRING, BYTE_STRING, ENUM -> "string";
      case MESSAGE ->
          switch (field.getMessageType().getName()) {
            case "Vector" -> "array";
            case "Timestamp", "Duration" -> "string";
            default -> "object";
          };
    };
  }
}
