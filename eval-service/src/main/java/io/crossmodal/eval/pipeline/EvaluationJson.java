package io.crossmodal.eval.pipeline;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Evaluations as JSON; times as ISO 8601. */
final class EvaluationJson {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addSerializer(Duration.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new FromText<>(Instant.class, Instant::parse))
                  .addDeserializer(Duration.class, new FromText<>(Duration.class, Duration::parse)))
          .build();

  private EvaluationJson() {}

  static byte[] write(StoredEvaluation evaluation) throws IOException {
    return JSON.writeValueAsBytes(evaluation);
  }

  static StoredEvaluation read(byte[] json) throws IOException {
    return JSON.readValue(json, StoredEvaluation.class);
  }

  private static final class FromText<T> extends StdDeserializer<T> {

    @Serial private static final long serialVersionUID = 1;

    private final transient Function<String, T> parser;

    FromText(Class<T> type, Function<String, T> parser) {
      super(type);
      this.parser = parser;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return parser.apply(json.getText());
    }
  }
}
