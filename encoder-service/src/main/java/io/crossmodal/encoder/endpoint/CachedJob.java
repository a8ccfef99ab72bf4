package io.crossmodal.encoder.endpoint;

import io.crossmodal.encoder.batch.EncodeAnswer;
import io.crossmodal.encoder.batch.LaneInput;
import io.crossmodal.encoder.batch.LaneKind;
import io.crossmodal.encoder.batch.ModelLanes;
import io.crossmodal.encoder.batch.Outcome;
import io.crossmodal.encoder.batch.Timings;
import io.crossmodal.encoder.cache.CacheKey;
import io.crossmodal.encoder.cache.EmbeddingCache;
import io.crossmodal.encoder.model.ModelCard;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.rpc.ErrorStatus;
import io.crossmodal.rpc.ServiceException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Inputs of one request of which the cache may know some: only the others need the device. */
final class CachedJob {

  private static final Timings NO_TIME =
      new Timings(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);

  private final EmbeddingCache cache;
  private final @Nullable Outcome[] outcomes;
  private final List<LaneInput<?, ?>> missing = new ArrayList<>();
  private final List<@Nullable CacheKey> missingKeys = new ArrayList<>();

  CachedJob(EmbeddingCache cache, ModelLanes model, List<Input> inputs) {
    this.cache = cache;
    this.outcomes = new Outcome[inputs.size()];
    for (int i = 0; i < outcomes.length; i++) {
      Input input = inputs.get(i);
      // A video's vectors depend on its sampling too, and reading it again costs little beside.
      CacheKey key = cache.enabled() && !input.hasVideo() ? key(model.model().card(), input) : null;
      Outcome known = key == null ? null : cache.find(key).orElse(null);
      outcomes[i] = known;
      if (known == null) {
        try {
          missing.add(laneInput(model, input));
          missingKeys.add(key);
        } catch (ServiceException e) { // of a video that is to be sampled in no way there is
          outcomes[i] = new Outcome.Failed(e.reason(), ErrorStatus.message(e));
        }
      }
    }
  }

  private static CacheKey key(ModelCard card, Input input) {
    return input.hasText()
        ? CacheKey.of(
            card.name(),
            card.version(),
            LaneKind.TEXT,
            ByteBuffer.wrap(input.getText().getBytes(StandardCharsets.UTF_8)))
        : CacheKey.of(
            card.name(), card.version(), LaneKind.IMAGE, input.getImage().asReadOnlyByteBuffer());
  }

  private static LaneInput<?, ?> laneInput(ModelLanes model, Input input) {
    return switch (input.getKindCase()) {
      case TEXT -> model.text(input.getText());
      case VIDEO -> model.video(VideoClips.of(input.getVideo()));
      case IMAGE, KIND_NOT_SET -> model.image(input.getImage().toByteArray());
    };
  }

  /** What the device is needed for, in order; empty if all is known. */
  List<LaneInput<?, ?>> missing() {
    return missing;
  }

  /** The answer where nothing is missing. */
  EncodeAnswer known() {
    return new EncodeAnswer(all(), NO_TIME);
  }

  /** The answer with what was missing, which is kept from now on. */
  EncodeAnswer complete(EncodeAnswer answer) {
    int next = 0;
    for (int i = 0; i < outcomes.length; i++) {
      if (outcomes[i] == null) {
        Outcome outcome = answer.outcomes().get(next);
        CacheKey key = missingKeys.get(next++);
        outcomes[i] = outcome;
        if (key != null && outcome instanceof Outcome.Embedded embedded) {
          cache.keep(key, embedded);
        }
      }
    }
    return new EncodeAnswer(all(), answer.timings());
  }

  private List<Outcome> all() {
    List<Outcome> all = new ArrayList<>(outcomes.length);
    for (Outcome outcome : outcomes) {
      all.add(Objects.requireNonNull(outcome));
    }
    return all;
  }
}
