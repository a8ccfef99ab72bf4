package io.crossmodal.gateway.client;

import io.crossmodal.encoder.v1.EncoderServiceGrpc;
import io.crossmodal.eval.v1.EvaluationServiceGrpc;
import io.crossmodal.index.v1.SearchServiceGrpc;

/**
 * The three services behind the gateway.
 *
 * @param encoder texts and pictures to vectors
 * @param index galleries and search
 * @param eval ablations
 */
public record Upstreams(Upstream encoder, Upstream index, Upstream eval) implements AutoCloseable {

  /** The services at these addresses; nothing is connected yet. */
  public static Upstreams at(String encoder, String index, String eval) {
    return new Upstreams(
        new Upstream("encoder", encoder, EncoderServiceGrpc.SERVICE_NAME),
        new Upstream("index", index, SearchServiceGrpc.SERVICE_NAME),
        new Upstream("eval", eval, EvaluationServiceGrpc.SERVICE_NAME));
  }

  @Override
  public void close() {
    encoder.close();
    index.close();
    eval.close();
  }
}
