package io.crossmodal.cli.demo;

import io.crossmodal.cli.client.Suite;
import io.crossmodal.cli.console.HitPrinter;
import io.crossmodal.cli.flow.Searcher;
import io.crossmodal.dataset.CaptionDataset;
import io.crossmodal.dataset.CaptionedImage;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.type.v1.Modality;
import java.io.PrintStream;

/**
 * Three searches from text to image and two from image to text, on items spread evenly over the
 * gallery.
 */
final class DemoSearches {

  private static final int TEXTS = 3;
  private static final int IMAGES = 2;
  private static final int HITS = 5;

  private final Suite suite;
  private final Gallery gallery;
  private final CaptionDataset dataset;
  private final PrintStream out;

  DemoSearches(Suite suite, Gallery gallery, CaptionDataset dataset, PrintStream out) {
    this.suite = suite;
    this.gallery = gallery;
    this.dataset = dataset;
    this.out = out;
  }

  void run() {
    Searcher searcher = new Searcher(suite, gallery);
    for (int i = 0; i < TEXTS; i++) {
      CaptionedImage image = spread(i, TEXTS + IMAGES);
      String caption = image.captions().getFirst();
      out.printf("%nText to image: \"%s\"%n", caption);
      Searcher.Answer answer = searcher.text(caption, Searcher.best(HITS, Modality.MODALITY_IMAGE));
      HitPrinter.hits(answer.response(), image.imageId(), out);
    }
    for (int i = TEXTS; i < TEXTS + IMAGES; i++) {
      CaptionedImage image = spread(i, TEXTS + IMAGES);
      out.printf("%nImage to text: %s%n", image.imageId());
      Searcher.Answer answer =
          searcher.image(
              image.imageId(), image.picture(), Searcher.best(HITS, Modality.MODALITY_TEXT));
      HitPrinter.hits(answer.response(), image.imageId(), out);
    }
  }

  private CaptionedImage spread(int i, int parts) {
    return dataset.images().get((int) ((long) i * dataset.images().size() / parts));
  }
}
