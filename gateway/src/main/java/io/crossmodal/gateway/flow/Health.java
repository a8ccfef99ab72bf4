package io.crossmodal.gateway.flow;

import io.crossmodal.gateway.client.ServiceState;
import java.util.List;

/**
 * How the services behind the gateway stand.
 *
 * @param services one a service
 * @param modelLoaded true if a model's weights are in memory
 * @param images pictures of the default gallery, or of all galleries where there is no default one
 */
public record Health(List<Service> services, boolean modelLoaded, long images) {

  /**
   * One service.
   *
   * @param name what people call it
   * @param address where it was asked
   * @param state what it said
   * @param needed true if nothing can be searched without it
   */
  public record Service(String name, String address, ServiceState state, boolean needed) {

    boolean serves() {
      return state == ServiceState.SERVING;
    }
  }

  public Health {
    services = List.copyOf(services);
  }

  /** True if searches can be answered. */
  public boolean ready() {
    return services.stream().allMatch(s -> s.serves() || !s.needed());
  }

  /** True if everything can be answered. */
  public boolean complete() {
    return services.stream().allMatch(Service::serves);
  }
}
