package io.crossmodal.encoder.endpoint;

import io.crossmodal.encoder.batch.DynamicBatcher;
import io.crossmodal.encoder.batch.EncodeJob;
import io.crossmodal.encoder.batch.EncodeTicket;
import io.crossmodal.encoder.batch.LaneDirectory;
import io.crossmodal.encoder.batch.ModelLanes;
import io.crossmodal.encoder.batch.Priority;
import io.crossmodal.encoder.cache.EmbeddingCache;
import io.crossmodal.encoder.model.ModelCard;
import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.rpc.ServiceException;
import io.grpc.Context;
import io.grpc.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks requests and gives them to the batcher. */
public final class EncodeCalls {

  private final LaneDirectory lanes;
  private final DynamicBatcher batcher;
  private final EmbeddingCache cache;
  private final ServiceLimits limits;
  private final Refusals refusals;
  private final Executor answerers;

  /**
   * Calls over a batcher.
   *
   * @param answerers makes messages of answers, so that the device does not wait for it
   */
  public EncodeCalls(
      LaneDirectory lanes,
      DynamicBatcher batcher,
      EmbeddingCache cache,
      ServiceLimits limits,
      Refusals refusals,
      Executor answerers) {
    this.lanes = lanes;
    this.batcher = batcher;
    this.cache = cache;
    this.limits = limits;
    this.refusals = refusals;
    this.answerers = answerers;
  }

  /** Refused if the queue is full. */
  PendingAnswer encode(EncodeRequest request) {
    return encode(request, null);
  }

  /**
   * The same for a caller who says in the request how long it waits.
   *
   * @param patience null for as long as the call's deadline says
   */
  PendingAnswer encode(EncodeRequest request, @Nullable Duration patience) {
    try {
      return encode(request, patience, batcher::submit);
    } catch (ServiceException e) {
      return refusals.answer(e);
    }
  }

  /** Waits for room in the queue; whatever is wrong is in the answer. */
  PendingAnswer encodePatiently(EncodeRequest request) {
    try {
      return encode(request, null, batcher::submitWhenRoom);
    } catch (ServiceException e) {
      return PendingAnswer.failed(e);
    }
  }

  private PendingAnswer encode(
      EncodeRequest request,
      @Nullable Duration patience,
      Function<EncodeJob, EncodeTicket> submit) {
    limits.checkCount("inputs", request.getInputsCount());
    checkKinds(request.getInputsList());
    ModelLanes model = lanes.of(limits.modelOr(request.getModel()));
    Priority priority = priority(request);
    ModelCard card = model.model().card();
    CachedJob job = new CachedJob(cache, model, request.getInputsList());
    if (job.missing().isEmpty()) {
      return PendingAnswer.known(job.known(), card.name(), card.version());
    }
    EncodeTicket ticket =
        submit.apply(
            new EncodeJob(job.missing(), priority, shorter(patience, timeout(Context.current()))));
    return PendingAnswer.of(ticket, job::complete, card.name(), card.version(), answerers);
  }

  private static void checkKinds(List<Input> inputs) {
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.get(i).getKindCase() == Input.KindCase.KIND_NOT_SET) {
        throw ServiceException.field(
            "inputs[%d].kind".formatted(i), "none", "text, image or video");
      }
    }
  }

  private static Priority priority(EncodeRequest request) {
    return switch (request.getPriority()) {
      case PRIORITY_BULK -> Priority.BULK;
      case PRIORITY_LIVE, PRIORITY_UNSPECIFIED -> Priority.LIVE;
      case UNRECOGNIZED ->
          throw ServiceException.field(
              "priority", request.getPriorityValue(), "PRIORITY_LIVE or PRIORITY_BULK");
    };
  }

  private static @Nullable Duration shorter(@Nullable Duration one, @Nullable Duration other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) < 0 ? one : other;
  }

  private static @Nullable Duration timeout(Context context) {
    Deadline deadline = context.getDeadline();
    return deadline == null
        ? null
        : Duration.ofMillis(deadline.timeRemaining(TimeUnit.MILLISECONDS));
  }
}
