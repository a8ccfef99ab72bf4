package io.crossmodal.encoder.batch;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Gathers the inputs of all callers into device batches.
 *
 * <p>An input is prepared on a core ({@link Work#prepare}) while the device works on others, then
 * goes to the device with inputs of its {@link Lane} as {@link BatchSchedule} decides. Whatever was
 * taken is answered, also when the batcher closes.
 */
public final class DynamicBatcher implements AutoCloseable {

  private static final long GRACE_MILLIS = 10_000;

  /** A lone text up to this is prepared by who brings it: sooner than another thread wakes up. */
  private static final long SMALL_BYTES = 2_048;

  private final LongSupplier clock;
  private final Map<Priority, Admission> admissions = new EnumMap<>(Priority.class);
  private final Map<LaneKind, PreparePool> pools = new EnumMap<>(LaneKind.class);
  private final DeviceWorkers workers;
  private final Set<Job> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * Starts the threads.
   *
   * @param deviceThreadBegin done first by each thread that calls {@link Work#encode}; must not
   *     throw
   * @param clock nanoseconds, as {@link System#nanoTime}
   * @param listener hears of batches and refusals
   */
  public DynamicBatcher(
      BatchLimits limits,
      BatchThreads threads,
      Runnable deviceThreadBegin,
      LongSupplier clock,
      BatchListener listener) {
    this.clock = clock;
    for (Priority priority : Priority.values()) {
      admissions.put(priority, new Admission(priority, limits, threads, listener));
    }
    this.workers =
        new DeviceWorkers(
            threads.device(),
            deviceThreadBegin,
            new BatchSchedule(limits),
            clock,
            batch -> batch.items().forEach(this::leave),
            listener);
    pools.put(LaneKind.TEXT, pool("encode-text", threads.text(), limits));
    pools.put(LaneKind.IMAGE, pool("encode-image", threads.image(), limits));
    pools.put(LaneKind.VIDEO, pool("encode-video", threads.image(), limits));
  }

  /**
   * Takes a job, or refuses it at once.
   *
   * @throws ServiceException OVERLOADED if the queue is full or would take too long, UNREACHABLE if
   *     the batcher is closed
   */
  public EncodeTicket submit(EncodeJob request) {
    Job job = new Job(request, clock.getAsLong());
    checkOpen();
    admission(job).enter(job);
    follow(job);
    start(job, isSmall(job) ? this::prepare : this::prepareLater);
    return new Ticket(job);
  }

  /**
   * Takes a job that goes in when there is room, after those that already wait for it.
   *
   * @throws ServiceException UNREACHABLE if the batcher is closed
   */
  public EncodeTicket submitWhenRoom(EncodeJob request) {
    Job job = new Job(request, clock.getAsLong());
    checkOpen();
    boolean entered = admission(job).enterOrWait(job);
    follow(job);
    if (entered) {
      start(job, this::prepareLater);
    }
    return new Ticket(job);
  }

  /** Inputs of a priority that wait for the device. */
  public int queued(Priority priority) {
    return Objects.requireNonNull(admissions.get(priority)).items();
  }

  /** Lets what is on the device finish and answers everything else with UNREACHABLE. */
  @Override
  public void close() {
    closed = true;
    pools.values().forEach(PreparePool::close);
    workers.close(GRACE_MILLIS);
    open.forEach(job -> job.fail(closing()));
  }

  private PreparePool pool(String name, int threads, BatchLimits limits) {
    return new PreparePool(name, threads, limits.bulkShare(), this::prepare);
  }

  private void checkOpen() {
    if (closed) {
      throw closing();
    }
  }

  private void follow(Job job) {
    open.add(job);
    job.answer().whenComplete((answer, failure) -> ended(job, failure != null));
    if (closed) { // close() may have looked before the job was there
      job.fail(closing());
    }
  }

  private static boolean isSmall(Job job) {
    return job.priority() == Priority.LIVE
        && job.items().size() == 1
        && job.items().getFirst().lane().kind() == LaneKind.TEXT
        && job.bytes() <= SMALL_BYTES;
  }

  private void start(Job job, Consumer<Item<?, ?>> prepare) {
    job.admitted().complete(null);
    workers.coming(job);
    job.items().forEach(prepare);
    if (job.answer().isDone()) {
      drop(job);
    }
  }

  private void prepareLater(Item<?, ?> item) {
    pool(item).add(item);
  }

  private void prepare(Item<?, ?> item) {
    if (item.prepare(clock)) {
      workers.ready(item);
    } else {
      workers.gone(List.of(item));
      leave(item); // before the answer, so that the caller finds the room it gave back
      item.refuse();
    }
  }

  private void ended(Job job, boolean failed) {
    open.remove(job);
    job.admitted().complete(null);
    if (failed && !admission(job).forget(job)) {
      drop(job);
    }
  }

  /** Takes what is left of a job out of every queue. */
  private void drop(Job job) {
    for (PreparePool pool : pools.values()) {
      workers.gone(pool.forget(job));
    }
    workers.forget(job);
    job.items().forEach(this::leave);
  }

  private void leave(Item<?, ?> item) {
    if (item.leave()) {
      admission(item.job()).leave(item).forEach(job -> start(job, this::prepareLater));
    }
  }

  private Admission admission(Job job) {
    return Objects.requireNonNull(admissions.get(job.priority()));
  }

  private PreparePool pool(Item<?, ?> item) {
    return Objects.requireNonNull(pools.get(item.lane().kind()));
  }

  private static ServiceException closing() {
    return new ServiceException(ErrorReason.UNREACHABLE, "encoder: shutting down");
  }

  /** What the caller holds of a job. */
  private record Ticket(Job job) implements EncodeTicket {

    @Override
    public CompletionStage<EncodeAnswer> answer() {
      return job.answer().minimalCompletionStage();
    }

    @Override
    public CompletionStage<Void> admitted() {
      return job.admitted().minimalCompletionStage();
    }

    @Override
    public void cancel() {
      job.fail(new ServiceException(ErrorReason.CANCELLED, "encode: cancelled by the caller"));
    }
  }
}
