package io.crossmodal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.gateway.client.Upstreams;
import io.crossmodal.gateway.config.GatewayConfig;
import io.micronaut.context.ApplicationContext;
import io.micronaut.web.router.Router;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DisabledTest {

  @Test
  void isNotThereUnlessEnabled() {
    Map<String, Object> settings = Map.of("crossmodal.gateway.enabled", "false");
    try (ApplicationContext context = ApplicationContext.run(settings)) {
      assertThat(context.containsBean(GatewayConfig.class)).isFalse();
      assertThat(context.containsBean(Upstreams.class)).isFalse();
      assertThat(context.getBean(Router.class).uriRoutes()).isEmpty();
    }
  }
}
