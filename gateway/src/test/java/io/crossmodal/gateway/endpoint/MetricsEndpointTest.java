package io.crossmodal.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.gateway.fake.GatewayExtension;
import io.crossmodal.gateway.fake.RunningGateway;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(GatewayExtension.class)
class MetricsEndpointTest {

  @Test
  void writesWhatServicesCountInTheFormOfPrometheus(RunningGateway gateway) {
    gateway.bean(MeterRegistry.class).counter("crossmodal.test", "kind", "text").increment(3);

    HttpResponse<String> answer = gateway.get("/metrics");

    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain")
        .contains("version=0.0.4");
    assertThat(answer.body())
        .contains("crossmodal_test_total{kind=\"text\"} 3.0")
        .contains("jvm_memory_used_bytes");
  }
}
