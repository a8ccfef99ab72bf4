package io.crossmodal.cli.flow;

import com.google.protobuf.ByteString;
import io.crossmodal.dataset.CaptionDataset;
import io.crossmodal.dataset.CaptionedImage;
import io.crossmodal.dataset.Picture;
import io.crossmodal.dataset.VideoName;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.encoder.v1.Limits;
import io.crossmodal.encoder.v1.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One thing to encode, not yet read. */
public sealed interface EncodeSource {

  /** What its row is called. */
  String id();

  /**
   * What the encoder gets.
   *
   * @throws IOException also when it is larger than the encoder takes
   */
  Input read(Limits limits) throws IOException;

  /** A text. */
  record Text(String id, String text) implements EncodeSource {

    @Override
    public Input read(Limits limits) {
      return Input.newBuilder().setText(text).build();
    }
  }

  /** A picture. */
  record Image(String id, Picture picture) implements EncodeSource {

    @Override
    public Input read(Limits limits) throws IOException {
      return Input.newBuilder()
          .setImage(ByteString.copyFrom(picture.read(limits.getMaxImageBytes())))
          .build();
    }
  }

  /** A video. */
  record Video(String id, Picture file) implements EncodeSource {

    @Override
    public Input read(Limits limits) throws IOException {
      return Videos.input(ByteString.copyFrom(file.read(limits.getMaxVideoBytes())));
    }
  }

  /** Texts, called by their positions from 0. */
  static List<EncodeSource> ofTexts(List<String> texts) {
    List<EncodeSource> sources = new ArrayList<>(texts.size());
    for (String text : texts) {
      sources.add(new Text(Integer.toString(sources.size()), text));
    }
    return sources;
  }

  /** Pictures, called as their files were named. */
  static List<EncodeSource> ofImages(List<Path> files) {
    return files.stream()
        .<EncodeSource>map(file -> new Image(file.toString(), Picture.of(file)))
        .toList();
  }

  /** Videos, called as their files were named. */
  static List<EncodeSource> ofVideos(List<Path> files) {
    return files.stream()
        .<EncodeSource>map(file -> new Video(file.toString(), Picture.of(file)))
        .toList();
  }

  /**
   * The pictures and videos of a dataset and their captions, called as an import calls them; only
   * those that the model takes.
   */
  static List<EncodeSource> ofDataset(CaptionDataset dataset, Model model) {
    List<EncodeSource> sources = new ArrayList<>();
    for (CaptionedImage image : dataset.images()) {
      if (model.getImageSide() > 0) {
        sources.add(
            VideoName.mediaType(image.imageId()).isPresent()
                ? new Video(image.imageId(), image.picture())
                : new Image(image.imageId(), image.picture()));
      }
      for (int i = 0; i < image.captions().size() && model.getMaxTokens() > 0; i++) {
        sources.add(new Text(image.imageId() + "#" + i, image.captions().get(i)));
      }
    }
    return sources;
  }
}
