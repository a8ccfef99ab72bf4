package io.crossmodal.index.cluster;

import com.google.protobuf.TextFormat;
import io.crossmodal.index.shard.DurableFile;
import io.crossmodal.index.v1.GalleryManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file {@code gallery.manifest} of a gallery's directory: its manifest in protobuf's text
 * format.
 */
final class ManifestFile {

  static final String NAME = "gallery.manifest";

  // A later version may have added fields; what this one does not know it need not keep.
  private static final TextFormat.Parser PARSER =
      TextFormat.Parser.newBuilder().setAllowUnknownFields(true).build();

  private ManifestFile() {}

  /** Fails if there is none or it makes no sense. */
  static GalleryManifest read(Path directory) throws IOException {
    GalleryManifest.Builder manifest = GalleryManifest.newBuilder();
    PARSER.merge(Files.readString(directory.resolve(NAME)), manifest);
    boolean complete =
        !manifest.getUid().isEmpty()
            && manifest.getLocationsCount() > 0
            && manifest.getLocationsCount() == manifest.getSettings().getShards();
    if (!complete) {
      throw new IOException("incomplete: " + TextFormat.printer().shortDebugString(manifest));
    }
    try {
      Manifests.views(manifest.build());
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
    return manifest.build();
  }

  static void write(Path directory, GalleryManifest manifest) {
    DurableFile.replace(directory.resolve(NAME), TextFormat.printer().printToString(manifest));
  }
}
