package io.crossmodal.cli.host;

import io.crossmodal.cli.CommandFailure;
import io.crossmodal.encoder.config.BatchConfig;
import io.crossmodal.encoder.config.EncoderConfig;
import io.crossmodal.encoder.config.ThreadConfig;
import io.crossmodal.encoder.config.VideoConfig;
import io.crossmodal.eval.config.EvalConfig;
import io.crossmodal.gateway.config.GatewayConfig;
import io.crossmodal.index.config.IndexConfig;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.naming.NameUtils;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The configuration keys that exist: those of the services' configuration records and of the
 * framework's servers.
 */
final class ConfigKeys {

  private static final List<Class<?>> RECORDS =
      List.of(
          EncoderConfig.class,
          BatchConfig.class,
          ThreadConfig.class,
          VideoConfig.class,
          IndexConfig.class,
          EvalConfig.class,
          GatewayConfig.class);

  private static final List<String> FRAMEWORK =
      List.of("micronaut.", "grpc.", "logger.", "endpoints.");

  private ConfigKeys() {}

  /** Fails on a key that nothing reads, naming the known key that is nearest to it. */
  static void check(Path file, Collection<String> keys) {
    Set<String> known = known();
    for (String key : keys) {
      boolean framework = FRAMEWORK.stream().anyMatch(key::startsWith);
      if (!framework && !known.contains(key)) {
        throw new CommandFailure(
            "%s: unknown key %s (nearest known: %s)".formatted(file, key, nearest(key, known)));
      }
    }
  }

  private static Set<String> known() {
    Set<String> known = new TreeSet<>();
    for (Class<?> record : RECORDS) {
      add(record, record.getAnnotation(ConfigurationProperties.class).value(), known);
    }
    return known;
  }

  /** A component that is a record itself holds further keys. */
  private static void add(Class<?> record, String prefix, Set<String> known) {
    for (RecordComponent component : record.getRecordComponents()) {
      String key = prefix + "." + NameUtils.hyphenate(component.getName());
      if (component.getType().isRecord()) {
        add(component.getType(), key, known);
      } else {
        known.add(key);
      }
    }
  }

  private static String nearest(String key, Set<String> known) {
    return known.stream()
        .min((a, b) -> Integer.compare(distance(key, a), distance(key, b)))
        .orElse("none");
  }

  /** Levenshtein distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitute, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
