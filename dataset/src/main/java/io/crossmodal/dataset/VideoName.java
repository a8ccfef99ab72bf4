package io.crossmodal.dataset;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells videos from pictures by what their files are called. */
public final class VideoName {

  private static final Map<String, String> MEDIA_TYPES =
      Map.ofEntries(
          Map.entry("mp4", "video/mp4"),
          Map.entry("m4v", "video/mp4"),
          Map.entry("mov", "video/quicktime"),
          Map.entry("webm", "video/webm"),
          Map.entry("mkv", "video/matroska"),
          Map.entry("avi", "video/vnd.avi"),
          Map.entry("mpg", "video/mpeg"),
          Map.entry("mpeg", "video/mpeg"),
          Map.entry("ogv", "video/ogg"),
          Map.entry("flv", "video/x-flv"),
          Map.entry("3gp", "video/3gpp"));

  private VideoName() {}

  /** The media type of a video's file; empty for any other file. */
  public static Optional<String> mediaType(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(MEDIA_TYPES.get(extension));
  }
}
