package io.crossmodal.cli.client;

import io.crossmodal.encoder.v1.EncoderServiceGrpc;
import io.crossmodal.encoder.v1.EncoderServiceGrpc.EncoderServiceBlockingStub;
import io.crossmodal.encoder.v1.EncoderServiceGrpc.EncoderServiceStub;
import io.crossmodal.encoder.v1.TrainingServiceGrpc;
import io.crossmodal.encoder.v1.TrainingServiceGrpc.TrainingServiceBlockingStub;
import io.crossmodal.eval.v1.EvaluationServiceGrpc;
import io.crossmodal.eval.v1.EvaluationServiceGrpc.EvaluationServiceBlockingStub;
import io.crossmodal.index.v1.GalleryServiceGrpc;
import io.crossmodal.index.v1.GalleryServiceGrpc.GalleryServiceBlockingStub;
import io.crossmodal.index.v1.ItemServiceGrpc;
import io.crossmodal.index.v1.ItemServiceGrpc.ItemServiceBlockingStub;
import io.crossmodal.index.v1.SearchServiceGrpc;
import io.crossmodal.index.v1.SearchServiceGrpc.SearchServiceBlockingStub;
import io.crossmodal.rpc.Channels;
import io.grpc.ManagedChannel;

/** The stubs of every service behind one address. */
public final class Suite implements AutoCloseable {

  private final ManagedChannel channel;
  private final EncoderServiceBlockingStub encoder;
  private final TrainingServiceBlockingStub trainings;
  private final GalleryServiceBlockingStub galleries;
  private final ItemServiceBlockingStub items;
  private final SearchServiceBlockingStub search;
  private final EvaluationServiceBlockingStub evaluations;

  public Suite(String address) {
    channel = Channels.open(address);
    encoder = EncoderServiceGrpc.newBlockingStub(channel);
    trainings = TrainingServiceGrpc.newBlockingStub(channel);
    galleries = GalleryServiceGrpc.newBlockingStub(channel);
    items = ItemServiceGrpc.newBlockingStub(channel);
    search = SearchServiceGrpc.newBlockingStub(channel);
    evaluations = EvaluationServiceGrpc.newBlockingStub(channel);
  }

  public EncoderServiceBlockingStub encoder() {
    return encoder;
  }

  /** The stub of the encoder's streams. */
  public EncoderServiceStub encoderStreams() {
    return EncoderServiceGrpc.newStub(channel);
  }

  public TrainingServiceBlockingStub trainings() {
    return trainings;
  }

  public GalleryServiceBlockingStub galleries() {
    return galleries;
  }

  public ItemServiceBlockingStub items() {
    return items;
  }

  public SearchServiceBlockingStub search() {
    return search;
  }

  public EvaluationServiceBlockingStub evaluations() {
    return evaluations;
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
