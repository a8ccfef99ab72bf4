package io.crossmodal.index.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The answers to the latest requests of one kind that can't be repeated, so that a caller who lost
 * one gets it by asking again. Kept while the process lives.
 *
 * @param <A> answer
 */
final class RecentAnswers<A> {

  private static final int KEPT = 1_000;

  private final Map<String, A> answers = new LinkedHashMap<>();

  /** Answers as before if this request was answered before; one without an id never was. */
  A of(String requestId, Supplier<A> call) {
    A earlier = find(requestId);
    if (earlier != null) {
      return earlier;
    }
    A answer = call.get();
    if (!requestId.isEmpty()) {
      keep(requestId, answer);
    }
    return answer;
  }

  private synchronized @Nullable A find(String requestId) {
    return answers.get(requestId);
  }

  private synchronized void keep(String requestId, A answer) {
    answers.put(requestId, answer);
    if (answers.size() > KEPT) {
      answers.remove(answers.keySet().iterator().next());
    }
  }
}
