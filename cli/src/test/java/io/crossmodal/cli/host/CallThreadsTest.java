package io.crossmodal.cli.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.v1.ItemServiceGrpc;
import io.crossmodal.index.v1.SearchServiceGrpc;
import io.grpc.MethodDescriptor;
import java.util.concurrent.CompletableFuture;
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
}
