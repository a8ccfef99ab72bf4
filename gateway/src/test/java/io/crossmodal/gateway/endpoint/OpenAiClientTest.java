package io.crossmodal.gateway.endpoint;

import io.crossmodal.gateway.fake.GatewayExtension;
import io.crossmodal.gateway.fake.Pictures;
import io.crossmodal.gateway.fake.Python;
import io.crossmodal.gateway.fake.RunningGateway;
import java.awt.Color;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The stock {@code openai} package of Python, where it is installed. */
@ExtendWith(GatewayExtension.class)
class OpenAiClientTest {

  @Test
  void servesTheStockClient(RunningGateway gateway) {
    Python.assume("openai");

    String png = Base64.getEncoder().encodeToString(Pictures.plain(Color.RED, 8, 8, "png"));
    String base = gateway.uri("/").toString();
    Python.run("openai_client.py", base.substring(0, base.length() - 1), png);
  }
}
