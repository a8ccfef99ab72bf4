package io.crossmodal.cli.console;

import com.google.protobuf.util.Timestamps;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.GallerySettings;
import io.crossmodal.index.v1.IndexKind;
import io.crossmodal.index.v1.ShardPlacement;
import io.crossmodal.index.v1.View;
import io.crossmodal.index.v1.ViewState;
import java.util.Locale;

/** Galleries and views as text on stdout. */
public final class GalleryPrinter {

  private GalleryPrinter() {}

  /** Prints its settings, shards and views. */
  public static void print(Gallery gallery) {
    GallerySettings settings = gallery.getSettings();
    System.out.printf(
        "gallery    %s%nmodel      %s %s%ndimension  %d, %s%nitems      %,d (%,d images, %,d texts, %,d videos)%ncreated    %s%non disk    %,d bytes%n",
        settings.getName(),
        settings.getModel(),
        settings.getModelVersion(),
        settings.getDimension(),
        settings.getSimilarity().name().replace("SIMILARITY_", "").toLowerCase(Locale.ROOT),
        gallery.getItems(),
        gallery.getImages(),
        gallery.getTexts(),
        gallery.getVideos(),
        Timestamps.toString(gallery.getCreateTime()),
        gallery.getDiskBytes());
    if (gallery.getAliasesCount() > 0) {
      System.out.println("aliases    " + String.join(", ", gallery.getAliasesList()));
    }
    TextTable shards = new TextTable("shard ", "location", "items ");
    for (ShardPlacement shard : gallery.getShardsList()) {
      shards.row(shard.getShard(), shard.getLocation(), shard.getItems());
    }
    System.out.print(shards.render());
    printViews(gallery);
    gallery.getUnreachableList().forEach(shard -> System.out.println("unreachable: " + shard));
  }

  /** Prints its views. */
  public static void printViews(Gallery gallery) {
    TextTable views =
        new TextTable(
            "view",
            "dimension ",
            "precision",
            "index",
            "bytes/vector ",
            "vectors ",
            "bytes held ",
            "on disk ",
            "state",
            "serving");
    for (View view : gallery.getViewsList()) {
      views.row(
          view.getSettings().getName(),
          view.getSettings().getDimension(),
          view.getSettings()
              .getPrecision()
              .name()
              .replace("PRECISION_", "")
              .toLowerCase(Locale.ROOT),
          view.getSettings().getIndexKind() == IndexKind.INDEX_KIND_GRAPH ? "graph" : "flat",
          view.getBytesPerVector(),
          view.getVectors(),
          view.getBytes(),
          view.getDiskBytes(),
          state(view),
          view.getSettings().getName().equals(gallery.getServingView()) ? "yes" : "");
    }
    System.out.print(views.render());
  }

  /** For example "ready", or "building 40 %". */
  private static String state(View view) {
    String state = view.getState().name().replace("VIEW_STATE_", "").toLowerCase(Locale.ROOT);
    return view.getState() == ViewState.VIEW_STATE_BUILDING
        ? "%s %d %%".formatted(state, (int) (100 * view.getProgress()))
        : state;
  }
}
