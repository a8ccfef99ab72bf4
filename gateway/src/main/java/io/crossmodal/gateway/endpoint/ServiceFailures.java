package io.crossmodal.gateway.endpoint;

import io.crossmodal.rpc.ServiceException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers with the problem that a service or a flow reported. */
@Singleton
final class ServiceFailures implements ExceptionHandler<ServiceException, HttpResponse<?>> {

  private final ProblemWriter problems;

  ServiceFailures(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  @SuppressWarnings("rawtypes") // the interface's own signature
  public HttpResponse<?> handle(HttpRequest request, ServiceException failure) {
    return problems.response(request, Problem.of(failure));
  }
}
