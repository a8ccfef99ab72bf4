package io.crossmodal.gateway.endpoint;

import io.crossmodal.rpc.ServiceException;
import io.crossmodal.rpc.ServiceException.FieldViolation;
import java.util.List;
import java.util.function.Supplier;

/**
 * A body that is a request's {@code settings} alone: what is wrong with them is named as in the
 * body.
 */
final class FlatSettings {

  private FlatSettings() {}

  static <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (ServiceException e) {
      if (e.violations().isEmpty()) {
        throw e;
      }
      ServiceException renamed = ServiceException.fields(flat(e.violations()));
      e.metadata().forEach(renamed::with);
      throw renamed;
    }
  }

  private static List<FieldViolation> flat(List<FieldViolation> violations) {
    return violations.stream()
        .map(v -> new FieldViolation(v.field().replaceFirst("^settings\\.", ""), v.description()))
        .toList();
  }
}
