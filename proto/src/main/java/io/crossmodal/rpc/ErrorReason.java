package io.crossmodal.rpc;

import io.grpc.Status;

/**
 * Why a call or an element of a batch failed, sent as {@code google.rpc.ErrorInfo.reason}.
 *
 * <p>Names are a contract: callers switch on them.
 */
public enum ErrorReason {
  /** A field's value is not among the expected ones. */
  INVALID_FIELD(Status.Code.INVALID_ARGUMENT, false),
  /** A vector has the wrong dimension, a component that is no finite number, or no direction. */
  INVALID_VECTOR(Status.Code.INVALID_ARGUMENT, false),
  /** The bytes are no picture that can be read. */
  INVALID_IMAGE(Status.Code.INVALID_ARGUMENT, false),
  /** The bytes are no video that can be read, or sound alone. */
  INVALID_VIDEO(Status.Code.INVALID_ARGUMENT, false),
  /** A picture, video, text or message is over its limit. */
  TOO_LARGE(Status.Code.INVALID_ARGUMENT, false),
  /** A dataset or an embeddings file is missing or can't be read. */
  INVALID_DATASET(Status.Code.INVALID_ARGUMENT, false),
  /** A plan or a configuration can't be run. */
  INVALID_PLAN(Status.Code.INVALID_ARGUMENT, false),
  /** No gallery has this name. */
  GALLERY_NOT_FOUND(Status.Code.NOT_FOUND, false),
  /** No view of the gallery has this name. */
  VIEW_NOT_FOUND(Status.Code.NOT_FOUND, false),
  /** No snapshot of the gallery has this name. */
  SNAPSHOT_NOT_FOUND(Status.Code.NOT_FOUND, false),
  /** No item of the gallery has this id. */
  ITEM_NOT_FOUND(Status.Code.NOT_FOUND, false),
  /** No model has this name. */
  MODEL_NOT_FOUND(Status.Code.NOT_FOUND, false),
  /** No evaluation or training has this id. */
  OPERATION_NOT_FOUND(Status.Code.NOT_FOUND, false),
  /** The gallery or view exists with other settings. */
  ALREADY_EXISTS(Status.Code.ALREADY_EXISTS, false),
  /** The state of what is named forbids the call. */
  FAILED_PRECONDITION(Status.Code.FAILED_PRECONDITION, false),
  /** A model is damaged or does not fit its manifest. */
  MODEL_DAMAGED(Status.Code.FAILED_PRECONDITION, false),
  /** The queue is full; the call can be repeated after a while. */
  OVERLOADED(Status.Code.RESOURCE_EXHAUSTED, true),
  /** The disk is full or read-only; nothing was written. */
  STORAGE_FULL(Status.Code.RESOURCE_EXHAUSTED, false),
  /** Stored data can't be read. */
  STORAGE_FAILED(Status.Code.INTERNAL, false),
  /** A shard or a service that is needed did not answer. */
  UNREACHABLE(Status.Code.UNAVAILABLE, true),
  /** The deadline passed before the work was done. */
  DEADLINE_PASSED(Status.Code.DEADLINE_EXCEEDED, false),
  /** The caller cancelled. */
  CANCELLED(Status.Code.CANCELLED, false),
  /** A defect of the service. */
  INTERNAL(Status.Code.INTERNAL, false);

  private final Status.Code code;
  private final boolean retryable;

  ErrorReason(Status.Code code, boolean retryable) {
    this.code = code;
    this.retryable = retryable;
  }

  /** The gRPC status code that a call with this reason ends with. */
  public Status.Code code() {
    return code;
  }

  /** True if the same call may succeed later; it then carries a {@code RetryInfo}. */
  public boolean retryable() {
    return retryable;
  }
}
