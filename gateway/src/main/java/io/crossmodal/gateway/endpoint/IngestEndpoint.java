package io.crossmodal.gateway.endpoint;

import io.crossmodal.gateway.flow.IngestAnswer;
import io.crossmodal.gateway.flow.IngestFlow;
import io.crossmodal.gateway.flow.NewItem;
import io.crossmodal.gateway.json.EnumNames;
import io.crossmodal.gateway.json.Fields;
import io.crossmodal.gateway.json.ProtoJson;
import io.crossmodal.index.v1.Durability;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.server.multipart.MultipartBody;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/items}: encode texts and pictures and store them. */
@Controller("/v1/items")
@ExecuteOn(TaskExecutors.BLOCKING)
final class IngestEndpoint {

  private static final int MAX_ITEMS = 10_000;

  private final IngestFlow flow;

  IngestEndpoint(IngestFlow flow) {
    this.flow = flow;
  }

  @Post
  JsonNode store(HttpRequest<?> request, @Body JsonNode body) {
    Fields fields = Fields.ofJson(body);
    List<NewItem> items = fields.objects("items").stream().map(NewItems::ofJson).toList();
    return store(request, fields, "items", items);
  }

  @Post
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  JsonNode storePictures(HttpRequest<?> request, @Body MultipartBody body) {
    Form form = Form.read(body);
    List<NewItem> items =
        form.files().stream()
            .filter(file -> file.part().equals("image"))
            .map(NewItems::ofFile)
            .toList();
    return store(request, form.fields(), "image", items);
  }

  private JsonNode store(
      HttpRequest<?> request, Fields fields, String source, List<NewItem> items) {
    @Nullable String gallery = fields.text("gallery");
    Durability durability =
        fields
            .choice("durability", Durability.getDescriptor())
            .map(Durability::valueOf)
            .orElse(Durability.DURABILITY_UNSPECIFIED);
    if (items.isEmpty() || items.size() > MAX_ITEMS) {
      fields.reject(source, items.size() + " items", "1.." + MAX_ITEMS);
    }
    fields.check();
    return json(flow.ingest(RequestIds.of(request), gallery, items, durability));
  }

  private static JsonNode json(IngestAnswer answer) {
    Map<String, JsonNode> body = new LinkedHashMap<>();
    body.put("gallery", JsonNode.createStringNode(answer.gallery()));
    body.put("upserted", JsonNode.createNumberNode(answer.upserted()));
    body.put(
        "errors", JsonNode.createArrayNode(answer.errors().stream().map(ProtoJson::of).toList()));
    if (answer.durability() != Durability.DURABILITY_UNSPECIFIED) {
      String durability = EnumNames.of(answer.durability().getValueDescriptor());
      body.put("durability", JsonNode.createStringNode(durability));
    }
    Map<String, JsonNode> timings = new LinkedHashMap<>();
    timings.put("encode_ms", SearchJson.ms(answer.encode()));
    timings.put("store_ms", SearchJson.ms(answer.store()));
    body.put("timings", JsonNode.createObjectNode(timings));
    return JsonNode.createObjectNode(body);
  }
}
