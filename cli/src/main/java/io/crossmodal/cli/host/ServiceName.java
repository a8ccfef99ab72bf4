package io.crossmodal.cli.host;

import java.util.Locale;

/** The services of the suite. */
public enum ServiceName {
  ENCODER,
  INDEX,
  EVAL,
  GATEWAY;

  /** The name in configuration keys and on the command line, for example {@code encoder}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
