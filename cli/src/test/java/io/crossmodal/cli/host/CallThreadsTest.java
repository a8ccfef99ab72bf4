package io.crossmodal.cli.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.v1.ItemServiceGrpc;
import io.crossmodal.index.v1.SearchServiceGrpc;
import io.crossmodal.index.v1.ShardServiceGrpc;
import io.grpc.MethodDescriptor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CallThreadsTest {

  private final CallThreads threads = new CallThreads();

  private Thread threadOf(MethodDescriptor<?, ?> method) throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    threads.of(method).execute(() -> thread.complete(Thread.currentThread()));
    return thread.get(10, TimeUnit.SECONDS);
  }

  @Test
  void runsWritesApartFromSearches() throws Exception {
    assertThat(threadOf(SearchServiceGrpc.getSearchMethod()).isVirtual()).isTrue();
    assertThat(threadOf(ItemServiceGrpc.getScrollMethod()).isVirtual()).isTrue();
    assertThat(threadOf(ItemServiceGrpc.getUpsertStreamMethod()).getName())
        .startsWith("index-call-");
    assertThat(threadOf(ItemServiceGrpc.getUpsertMethod()).isVirtual()).isFalse();
  }

  @Test
  void keepsThreadsFreeForWhatNodesWriteToEachOther() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    for (int i = 0; i < 100; i++) {
      threads
          .of(ItemServiceGrpc.getUpsertMethod())
          .execute(
              () -> {
                try {
                  busy.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
    }
    assertThat(threadOf(ShardServiceGrpc.getWriteItemsMethod()).getName())
        .startsWith("shard-call-");
    busy.countDown();
    assertThat(threadOf(ItemServiceGrpc.getUpsertMethod()).getName()).startsWith("index-call-");
  }
}
