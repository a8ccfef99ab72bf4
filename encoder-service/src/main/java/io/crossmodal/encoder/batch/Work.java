package io.crossmodal.encoder.batch;

import java.util.List;

/**
 * What is done with the inputs of one lane: each is prepared alone on a core, then many are encoded
 * together on the device.
 *
 * <p>Both methods are called by several threads at once.
 *
 * @param <I> an input as it arrived
 * @param <P> an input as the device takes it
 */
public interface Work<I, P> {

  /**
   * Decodes or tokenizes one input.
   *
   * @throws io.crossmodal.rpc.ServiceException if the input is at fault; it alone fails
   */
  Prepared<P> prepare(I input);

  /** One embedding an input, in order. */
  List<Encoded> encode(List<P> batch);
}
