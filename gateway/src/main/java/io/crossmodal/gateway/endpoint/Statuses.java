package io.crossmodal.gateway.endpoint;

import io.crossmodal.rpc.ErrorReason;
import io.micronaut.http.HttpStatus;

/** HTTP statuses of the services' reasons. */
final class Statuses {

  private Statuses() {}

  static HttpStatus of(ErrorReason reason) {
    return switch (reason) {
      case INVALID_FIELD,
          INVALID_VECTOR,
          INVALID_IMAGE,
          INVALID_VIDEO,
          INVALID_DATASET,
          INVALID_PLAN ->
          HttpStatus.BAD_REQUEST;
      case TOO_LARGE -> HttpStatus.REQUEST_ENTITY_TOO_LARGE;
      case GALLERY_NOT_FOUND,
          VIEW_NOT_FOUND,
          SNAPSHOT_NOT_FOUND,
          ITEM_NOT_FOUND,
          MODEL_NOT_FOUND,
          OPERATION_NOT_FOUND ->
          HttpStatus.NOT_FOUND;
      case ALREADY_EXISTS, FAILED_PRECONDITION, MODEL_DAMAGED -> HttpStatus.CONFLICT;
      case OVERLOADED -> HttpStatus.TOO_MANY_REQUESTS;
      case STORAGE_FULL -> HttpStatus.INSUFFICIENT_STORAGE;
      case UNREACHABLE, CANCELLED -> HttpStatus.SERVICE_UNAVAILABLE;
      case DEADLINE_PASSED -> HttpStatus.GATEWAY_TIMEOUT;
      case STORAGE_FAILED, INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }
}
