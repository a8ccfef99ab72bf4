package io.crossmodal.encoder.batch;

import io.crossmodal.encoder.input.ImageResizer;
import io.crossmodal.encoder.input.ImageTensor;
import io.crossmodal.encoder.model.DualEncoder;
import io.crossmodal.encoder.video.TimedFrame;
import io.crossmodal.encoder.video.VideoDecoder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Videos to embeddings: the mean of those of their frames, again with a norm of 1. */
record VideoWork(DualEncoder model, VideoDecoder decoder)
    implements Work<VideoClip, VideoWork.Frames> {

  /** Frames that go to the device together. */
  private static final int DEVICE_BATCH = 32;

  /**
   * A video as the device takes it.
   *
   * @param each true if the embeddings of the frames are wanted too
   */
  record Frames(List<TimedFrame<ImageTensor>> frames, boolean each) {}

  @Override
  public Prepared<Frames> prepare(VideoClip clip) {
    ImageResizer resizer = model.resizer();
    List<TimedFrame<ImageTensor>> frames =
        decoder.frames(clip.encoded(), clip.sampling(), resizer::resize);
    int pixels = frames.size() * resizer.side() * resizer.side();
    return new Prepared<>(new Frames(frames, clip.eachFrame()), pixels, 0, false);
  }

  @Override
  public List<Encoded> encode(List<Frames> batch) {
    List<ImageTensor> pictures = new ArrayList<>();
    batch.forEach(video -> video.frames().forEach(frame -> pictures.add(frame.value())));
    List<float[]> vectors = new ArrayList<>(pictures.size());
    for (int from = 0; from < pictures.size(); from += DEVICE_BATCH) {
      int to = Math.min(pictures.size(), from + DEVICE_BATCH);
      vectors.addAll(List.of(model.encodeImages(pictures.subList(from, to))));
    }
    Iterator<float[]> next = vectors.iterator();
    return batch.stream().map(video -> encoded(video, next)).toList();
  }

  private static Encoded encoded(Frames video, Iterator<float[]> vectors) {
    List<FrameVector> frames = new ArrayList<>(video.frames().size());
    for (TimedFrame<ImageTensor> frame : video.frames()) {
      frames.add(new FrameVector(frame.at(), vectors.next()));
    }
    return new Encoded(mean(frames), video.each() ? frames : List.of());
  }

  private static float[] mean(List<FrameVector> frames) {
    double[] sum = new double[frames.getFirst().vector().length];
    for (FrameVector frame : frames) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += frame.vector()[i];
      }
    }
    double square = 0;
    for (double component : sum) {
      square += component * component;
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / Math.sqrt(square));
    }
    return mean;
  }
}
