package io.crossmodal.gateway.client;

/** How a called service stands. */
public enum ServiceState {
  /** It answers and says that it serves. */
  SERVING,
  /** It answers and says that it does not serve, or that it is not there. */
  NOT_SERVING,
  /** Nothing answers at its address. */
  UNREACHABLE
}
