package io.crossmodal.encoder.train;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads training configurations: YAML with the fields of {@link TrainingConfig} in snake case.
 *
 * <p>A key {@code preset} fills in what the text leaves out; without it every key must be there. An
 * unknown key is an error.
 */
public final class TrainingConfigs {

  /** Names of the configurations that the project brings along. */
  public static final List<String> PRESETS = List.of("photos-small", "scenes");

  private static final String PRESET = "preset";

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  private TrainingConfigs() {}

  /**
   * A configuration of {@link #PRESETS}.
   *
   * @throws ServiceException {@link ErrorReason#INVALID_PLAN} for another name
   */
  public static TrainingConfig preset(String name) {
    return config(presetTree(name));
  }

  /**
   * Reads a configuration.
   *
   * @throws ServiceException {@link ErrorReason#INVALID_PLAN} naming the key, its value and what
   *     was expected
   */
  public static TrainingConfig parse(String yaml) {
    try {
      JsonNode tree = YAML.readTree(yaml);
      if (!(tree instanceof ObjectNode object)) {
        throw invalid("no keys (expected: model, data, optimizer, weights, seed)", null);
      }
      JsonNode preset = object.remove(PRESET);
      return config(preset == null ? object : merged(presetTree(preset.asText()), object));
    } catch (IOException e) {
      throw invalid("no YAML: " + e.getMessage(), e);
    }
  }

  /** The YAML form, complete. */
  public static String format(TrainingConfig config) {
    try {
      return YAML.writeValueAsString(config);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode presetTree(String name) {
    if (!PRESETS.contains(name)) {
      throw invalid("preset: %s (expected: one of %s)".formatted(name, PRESETS), null);
    }
    try (InputStream stream = TrainingConfigs.class.getResourceAsStream(name + ".yaml")) {
      byte[] bytes = stream == null ? new byte[0] : stream.readAllBytes();
      return (ObjectNode) YAML.readTree(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode merged(ObjectNode base, ObjectNode over) {
    over.properties()
        .forEach(
            entry -> {
              if (base.get(entry.getKey()) instanceof ObjectNode inner
                  && entry.getValue() instanceof ObjectNode changes) {
                merged(inner, changes);
              } else {
                base.set(entry.getKey(), entry.getValue());
              }
            });
    return base;
  }

  private static TrainingConfig config(ObjectNode tree) {
    try {
      return YAML.treeToValue(tree, TrainingConfig.class);
    } catch (UnrecognizedPropertyException e) {
      throw invalid(
          "%s: unknown key (expected: one of %s)".formatted(path(e), e.getKnownPropertyIds()), e);
    } catch (JsonMappingException e) {
      throw invalid(
          e.getCause() instanceof IllegalArgumentException value
              ? value.getMessage()
              : path(e) + ": " + e.getOriginalMessage(),
          e);
    } catch (IOException e) {
      throw invalid(e.getMessage(), e);
    }
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(reference -> String.valueOf(reference.getFieldName()))
        .collect(Collectors.joining("."));
  }

  private static ServiceException invalid(@Nullable String message, @Nullable Exception cause) {
    return new ServiceException(
        ErrorReason.INVALID_PLAN, "training configuration: " + message, cause);
  }
}
