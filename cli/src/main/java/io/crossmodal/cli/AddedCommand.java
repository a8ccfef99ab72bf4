package io.crossmodal.cli;

/**
 * A picocli command of a jar that may be on the class path beside the services, such as the
 * benchmarks; found by {@link java.util.ServiceLoader}, so that nothing here depends on it.
 */
public interface AddedCommand {}
