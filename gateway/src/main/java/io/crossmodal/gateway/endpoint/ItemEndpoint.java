package io.crossmodal.gateway.endpoint;

import io.crossmodal.gateway.client.ItemClient;
import io.crossmodal.gateway.json.Fields;
import io.crossmodal.index.v1.CountRequest;
import io.crossmodal.index.v1.DeleteRequest;
import io.crossmodal.index.v1.DeleteResponse;
import io.crossmodal.index.v1.ItemParts;
import io.crossmodal.index.v1.ScrollRequest;
import io.crossmodal.index.v1.ScrollResponse;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /v1/galleries/{gallery}/items}: read and delete items. */
@Controller("/v1/galleries/{gallery}/items")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ItemEndpoint {

  private final ItemClient items;

  ItemEndpoint(ItemClient items) {
    this.items = items;
  }

  @Get
  JsonNode scroll(HttpRequest<?> request, String gallery) {
    Fields query = Fields.ofQuery(request.getParameters());
    ScrollRequest.Builder page =
        ScrollRequest.newBuilder()
            .setGallery(gallery)
            .setModality(ParametersForm.modality(query))
            .setPageSize(query.whole("page_size", 100, 1, 1000))
            .setParts(parts(query, false));
    query.filter("filter").ifPresent(page::setFilter);
    String token = query.text("page_token");
    query.check();
    ScrollResponse response =
        items.scroll(token == null ? page.build() : page.setPageToken(token).build());
    return page(gallery, response, items.count(count(page)));
  }

  @Get("/{id}")
  JsonNode get(HttpRequest<?> request, String gallery, String id) {
    Fields query = Fields.ofQuery(request.getParameters());
    ItemParts parts = parts(query, true);
    query.check();
    return JsonNode.createObjectNode(ItemJson.fields(gallery, items.get(gallery, id, parts)));
  }

  @Delete("/{id}")
  HttpResponse<?> delete(HttpRequest<?> request, String gallery, String id) {
    DeleteResponse response =
        items.delete(
            DeleteRequest.newBuilder()
                .setRequestId(RequestIds.of(request))
                .setGallery(gallery)
                .addIds(id)
                .build());
    if (response.getDeleted() == 0) {
      throw ServiceException.of(
          ErrorReason.ITEM_NOT_FOUND,
          "item: %s (expected: the id of an item of gallery %s)",
          id,
          gallery);
    }
    return HttpResponse.noContent();
  }

  private static CountRequest count(ScrollRequest.Builder page) {
    CountRequest.Builder count =
        CountRequest.newBuilder().setGallery(page.getGallery()).setModality(page.getModality());
    return page.hasFilter() ? count.setFilter(page.getFilter()).build() : count.build();
  }

  private static ItemParts parts(Fields query, boolean content) {
    return ItemParts.newBuilder()
        .setVector(query.flag("vector", false))
        .setPayload(query.flag("payload", true))
        .setContent(content)
        .build();
  }

  private static JsonNode page(String gallery, ScrollResponse response, long total) {
    List<JsonNode> page =
        response.getItemsList().stream()
            .map(item -> JsonNode.createObjectNode(ItemJson.fields(gallery, item)))
            .toList();
    Map<String, JsonNode> body = new LinkedHashMap<>();
    body.put("items", JsonNode.createArrayNode(page));
    body.put("next_page_token", JsonNode.createStringNode(response.getNextPageToken()));
    body.put("total", JsonNode.createNumberNode(total));
    return JsonNode.createObjectNode(body);
  }
}
