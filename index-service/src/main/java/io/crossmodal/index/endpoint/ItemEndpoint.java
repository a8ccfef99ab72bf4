package io.crossmodal.index.endpoint;

import io.crossmodal.index.cluster.Acknowledgement;
import io.crossmodal.index.cluster.FilterMessages;
import io.crossmodal.index.cluster.IndexCluster;
import io.crossmodal.index.cluster.ItemCoordinator;
import io.crossmodal.index.cluster.ItemMessages;
import io.crossmodal.index.cluster.WriteThreads;
import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.shard.Item;
import io.crossmodal.index.shard.Page;
import io.crossmodal.index.shard.PageRequest;
import io.crossmodal.index.shard.Selection;
import io.crossmodal.index.v1.CountRequest;
import io.crossmodal.index.v1.CountResponse;
import io.crossmodal.index.v1.DeleteRequest;
import io.crossmodal.index.v1.DeleteResponse;
import io.crossmodal.index.v1.Filter;
import io.crossmodal.index.v1.GetRequest;
import io.crossmodal.index.v1.GetResponse;
import io.crossmodal.index.v1.ItemServiceGrpc;
import io.crossmodal.index.v1.ScrollRequest;
import io.crossmodal.index.v1.ScrollResponse;
import io.crossmodal.index.v1.UpsertRequest;
import io.crossmodal.index.v1.UpsertResponse;
import io.crossmodal.index.v1.UpsertStreamRequest;
import io.crossmodal.index.v1.UpsertStreamResponse;
import io.crossmodal.type.v1.Modality;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes and reads the items of a gallery. */
@Singleton
@Requires(property = "crossmodal.index.enabled", value = "true")
public final class ItemEndpoint extends ItemServiceGrpc.ItemServiceImplBase {

  private static final int DEFAULT_PAGE = 100;

  private final ItemCoordinator items;
  private final ItemWrites writes;
  private final WriteThreads threads;
  private final CallDeadlines deadlines;

  public ItemEndpoint(IndexCluster cluster, CallDeadlines deadlines) {
    this.items = cluster.items();
    this.writes = new ItemWrites(cluster.items(), cluster.writeThreads(), deadlines);
    this.threads = cluster.writeThreads();
    this.deadlines = deadlines;
  }

  @Override
  public void upsert(UpsertRequest request, StreamObserver<UpsertResponse> observer) {
    Reply.with(observer, writes.upsert(request));
  }

  @Override
  public StreamObserver<UpsertStreamRequest> upsertStream(
      StreamObserver<UpsertStreamResponse> observer) {
    return UpsertStream.open(writes, (ServerCallStreamObserver<UpsertStreamResponse>) observer);
  }

  @Override
  public void delete(DeleteRequest request, StreamObserver<DeleteResponse> observer) {
    ItemRequestChecks.check(request);
    Deadline deadline = deadlines.ofWrite();
    Acknowledgement written =
        threads.call(
            () ->
                items.delete(
                    request.getGallery(),
                    request.getRequestId(),
                    request.getIdsList().stream().distinct().toList(),
                    deadline));
    Reply.with(
        observer,
        DeleteResponse.newBuilder()
            .setDeleted(written.outcome().deleted())
            .setUnknown(written.outcome().unknown())
            .setWriteToken(written.token())
            .build());
  }

  @Override
  public void get(GetRequest request, StreamObserver<GetResponse> observer) {
    ItemRequestChecks.check(request);
    List<Item> found =
        items.read(
            request.getGallery(),
            request.getIdsList(),
            ItemMessages.fromMessage(request.getParts()),
            deadlines.ofRead());
    GetResponse.Builder response = GetResponse.newBuilder();
    Set<String> missing = new HashSet<>(request.getIdsList());
    for (Item item : found) {
      missing.remove(item.id());
      response.addItems(ItemMessages.toMessage(item));
    }
    response.addAllMissing(
        request.getIdsList().stream().distinct().filter(missing::contains).toList());
    Reply.with(observer, response.build());
  }

  @Override
  public void scroll(ScrollRequest request, StreamObserver<ScrollResponse> observer) {
    ItemRequestChecks.check(request);
    Page page =
        items.page(
            request.getGallery(),
            new PageRequest(
                selection(request.getModality(), request.getFilter()),
                PageTokens.id(request.getPageToken()),
                request.getPageSize() == 0 ? DEFAULT_PAGE : request.getPageSize(),
                ItemMessages.fromMessage(request.getParts()),
                PageRequest.WHOLE_ANSWER),
            deadlines.ofRead());
    ScrollResponse.Builder response = ScrollResponse.newBuilder();
    page.items().forEach(item -> response.addItems(ItemMessages.toMessage(item)));
    if (page.more()) {
      response.setNextPageToken(PageTokens.after(page.items().getLast().id()));
    }
    Reply.with(observer, response.build());
  }

  @Override
  public void count(CountRequest request, StreamObserver<CountResponse> observer) {
    ItemRequestChecks.check(request);
    long count =
        items.count(
            request.getGallery(),
            selection(request.getModality(), request.getFilter()),
            deadlines.ofRead());
    Reply.with(observer, CountResponse.newBuilder().setItems(count).build());
  }

  private static Selection selection(Modality modality, Filter filter) {
    return new Selection(ItemMessages.modality(modality), FilterMessages.fromMessage(filter));
  }
}
