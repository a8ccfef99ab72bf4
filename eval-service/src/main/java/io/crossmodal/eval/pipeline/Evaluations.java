package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.run.IndexClient;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every evaluation of the service: starts them, one after the other so that none disturbs another's
 * times, and remembers them across restarts.
 *
 * <p>Safe for use by several threads.
 */
public final class Evaluations implements AutoCloseable {

  /** Evaluations that may wait, each with its data in memory. */
  private static final int WAITING = 4;

  private static final int STOP_SECONDS = 20;

  /** A view that took less is done again as fast as it is read. */
  private static final Duration WORTH_KEEPING = Duration.ofSeconds(3);

  private final Preparation preparation;
  private final EvaluationPipeline pipeline;
  private final EvaluationFolders folders;
  private final CompletableFuture<Restored> restored;
  private final Adoption adoption;
  private @Nullable Map<String, EvaluationJob> jobs;
  private final ThreadPoolExecutor conductor =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          Thread.ofPlatform().name("evaluation").daemon(true).factory());

  /**
   * The evaluations of a data directory; those that were at work when it was last closed have
   * failed.
   */
  public Evaluations(IndexClient index, Host host, EvaluationFolders folders) {
    this.preparation = new Preparation(index);
    this.pipeline = new EvaluationPipeline(index, host, folders.done(), WORTH_KEEPING);
    this.folders = folders;
    this.adoption = new Adoption(this::report, new Promotions(index, folders));
    this.restored = CompletableFuture.supplyAsync(() -> restore(index), Thread::startVirtualThread);
  }

  /** What earlier processes left: the service starts while it is read. */
  private record Restored(List<EvaluationJob> jobs, Leftovers leftovers) {}

  private Restored restore(IndexClient index) {
    List<StoredEvaluation> known = folders.load();
    return new Restored(known.stream().map(this::restored).toList(), new Leftovers(index, known));
  }

  /** All jobs by their ids; waits for what is still being read. */
  private synchronized Map<String, EvaluationJob> jobs() {
    if (jobs == null) {
      jobs = new LinkedHashMap<>();
      for (EvaluationJob job : restored.join().jobs()) {
        jobs.put(job.status().id(), job);
      }
    }
    return jobs;
  }

  /**
   * Starts an evaluation, or finds the one that this request id has started.
   *
   * @throws ServiceException if the order can't be carried out, the request id is another order's,
   *     or too many evaluations wait
   */
  public EvaluationStatus start(EvaluationOrder order) {
    Optional<EvaluationStatus> known = earlier(order);
    if (known.isPresent()) {
      return known.get();
    }
    checkRoom();
    PreparedEvaluation prepared = preparation.prepare(order);
    synchronized (this) {
      return earlier(order).orElseGet(() -> submit(order, prepared));
    }
  }

  /**
   * How an evaluation stands.
   *
   * @throws ServiceException OPERATION_NOT_FOUND
   */
  public EvaluationStatus status(String id) {
    return job(id).status();
  }

  /** How all of them stand, newest first. */
  public synchronized List<EvaluationStatus> list() {
    return jobs().values().stream()
        .map(EvaluationJob::status)
        .sorted(
            Comparator.comparing(EvaluationStatus::started)
                .reversed()
                .thenComparing(EvaluationStatus::id))
        .toList();
  }

  /**
   * Gives the state to the watcher now and whenever it changes, until the evaluation has ended.
   *
   * @return stops the watching
   */
  public Runnable watch(String id, Consumer<EvaluationStatus> watcher) {
    EvaluationJob job = job(id);
    job.watch(watcher);
    return () -> job.unwatch(watcher);
  }

  /** Stops an evaluation; one that has ended stays as it is. */
  public EvaluationStatus cancel(String id) {
    EvaluationJob job = job(id);
    job.cancel();
    return job.status();
  }

  /**
   * The report of an evaluation that has succeeded.
   *
   * @throws ServiceException if it has not
   */
  public ReportFiles report(String id) {
    EvaluationStatus status = status(id);
    if (status.state() != EvaluationState.SUCCEEDED) {
      throw ServiceException.of(
          ErrorReason.FAILED_PRECONDITION,
          "evaluation %s: %s (expected: succeeded, so that there is a report)",
          id,
          status.state());
    }
    try {
      return new ReportFiles(folders.report(id), folders.reportFiles(id));
    } catch (IOException e) {
      throw new ServiceException(ErrorReason.STORAGE_FAILED, "report of evaluation " + id, e);
    }
  }

  /** What evaluations recommend, and puts into service. */
  public Adoption adoption() {
    return adoption;
  }

  /**
   * Stops the evaluation at work, which then counts as failed, and waits until it has cleaned up.
   */
  @Override
  public void close() {
    synchronized (this) {
      jobs()
          .values()
          .forEach(job -> job.stop(job.status().failed("the service was stopped at its work")));
    }
    conductor.shutdown();
    try {
      boolean unused = conductor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    folders.close();
  }

  private synchronized Optional<EvaluationStatus> earlier(EvaluationOrder order) {
    if (order.requestId().isEmpty()) {
      return Optional.empty();
    }
    for (EvaluationJob job : jobs().values()) {
      StoredEvaluation stored = job.stored();
      if (stored.requestId().equals(order.requestId())) {
        if (!stored.fingerprint().equals(order.fingerprint())) {
          throw ServiceException.field(
              "request_id", order.requestId(), "one that no other request has used");
        }
        return Optional.of(stored.status());
      }
    }
    return Optional.empty();
  }

  private EvaluationStatus submit(EvaluationOrder order, PreparedEvaluation prepared) {
    String id = HexFormat.of().toHexDigits(UUID.randomUUID().getMostSignificantBits());
    String gallery = order.source() instanceof Source.Gallery stored ? stored.name() : null;
    EvaluationStatus waiting =
        EvaluationStatus.waiting(id, prepared.configurations(), Instant.now());
    StoredEvaluation stored =
        new StoredEvaluation(order.requestId(), order.fingerprint(), gallery, waiting);
    checkRoom();
    folders.save(stored);
    EvaluationJob job = new EvaluationJob(stored, folders::save);
    jobs().put(id, job);
    try {
      conductor.execute(() -> work(job, id, prepared));
    } catch (RejectedExecutionException e) {
      job.stop(waiting.failed("the service was stopped before its work"));
    }
    return job.status();
  }

  private void checkRoom() {
    if (conductor.getQueue().remainingCapacity() == 0) {
      throw ServiceException.of(
          ErrorReason.OVERLOADED,
          "%d evaluations wait (expected: fewer than %d)",
          WAITING,
          WAITING);
    }
  }

  private void work(EvaluationJob job, String id, PreparedEvaluation prepared) {
    job.run(
        progress -> {
          restored.join().leftovers().drop();
          return pipeline.run(id, prepared, folders.report(id), progress);
        });
  }

  private EvaluationJob restored(StoredEvaluation evaluation) {
    if (evaluation.status().state().ended()) {
      return new EvaluationJob(evaluation, folders::save);
    }
    StoredEvaluation failed =
        evaluation.with(evaluation.status().failed("the service was stopped at its work"));
    folders.save(failed);
    return new EvaluationJob(failed, folders::save);
  }

  private synchronized EvaluationJob job(String id) {
    EvaluationJob job = jobs().get(id);
    if (job == null) {
      throw ServiceException.of(
              ErrorReason.OPERATION_NOT_FOUND,
              "evaluation_id: %s (expected: the id of an evaluation of this service)",
              id)
          .with("evaluation_id", id);
    }
    return job;
  }
}
