package io.crossmodal.rpc;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure that the caller is told of: a reason, a message with value and expectation, metadata
 * and field violations.
 *
 * <p>Endpoints throw it; {@link ErrorInterceptor} sends it.
 */
public final class ServiceException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * One field of a request that has a bad value.
   *
   * @param field path in the request, for example {@code parameters.k}
   * @param description value and expectation, for example {@code 0 (expected: 1..10000)}
   */
  public record FieldViolation(String field, String description) {}

  private final ErrorReason reason;
  private final transient Map<String, String> metadata = new LinkedHashMap<>();
  private final transient List<FieldViolation> violations;
  private @Nullable Duration retryAfter;

  public ServiceException(ErrorReason reason, String message) {
    this(reason, message, List.of(), null);
  }

  public ServiceException(ErrorReason reason, String message, @Nullable Throwable cause) {
    this(reason, message, List.of(), cause);
  }

  private ServiceException(
      ErrorReason reason,
      String message,
      List<FieldViolation> violations,
      @Nullable Throwable cause) {
    // Refusals come by the thousand when the service has the least time for them.
    super(message, cause, true, reason != ErrorReason.OVERLOADED);
    this.reason = reason;
    this.violations = List.copyOf(violations);
  }

  /** A failure whose message is made by {@link String#format}. */
  @FormatMethod
  public static ServiceException of(
      ErrorReason reason, @FormatString String format, Object... args) {
    return new ServiceException(reason, format.formatted(args));
  }

  /** An {@link ErrorReason#INVALID_FIELD} of one field: {@code k: 0 (expected: 1..10000)}. */
  public static ServiceException field(String field, Object value, String expected) {
    return fields(
        List.of(new FieldViolation(field, "%s (expected: %s)".formatted(value, expected))));
  }

  /** An {@link ErrorReason#INVALID_FIELD} of at least one field. */
  public static ServiceException fields(List<FieldViolation> violations) {
    String message =
        violations.stream()
            .map(v -> v.field() + ": " + v.description())
            .reduce((a, b) -> a + "; " + b)
            .orElseThrow();
    return new ServiceException(ErrorReason.INVALID_FIELD, message, violations, null);
  }

  /** Adds a value that programs may read, for example the name of the gallery. */
  public ServiceException with(String key, Object value) {
    metadata.put(key, String.valueOf(value));
    return this;
  }

  /** Says when the same call may succeed; sent where the reason is a retryable one. */
  public ServiceException retryAfter(Duration delay) {
    retryAfter = delay;
    return this;
  }

  /** When the same call may succeed, if that is known. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  public ErrorReason reason() {
    return reason;
  }

  public Map<String, String> metadata() {
    return Map.copyOf(metadata);
  }

  public List<FieldViolation> violations() {
    return violations;
  }

  @Override
  public String getMessage() {
    String message = super.getMessage();
    return message == null ? reason.name() : message;
  }
}
