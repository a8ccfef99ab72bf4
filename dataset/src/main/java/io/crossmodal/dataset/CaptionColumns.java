package io.crossmodal.dataset;

import io.crossmodal.dataset.parquet.Cells;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a table are pictures, their captions and their names.
 *
 * @param picture bytes, or a group with {@code bytes} and perhaps {@code path}
 * @param captions texts or lists of texts, one or more
 * @param name what a row's picture is called; null where only {@code picture} may say it
 */
record CaptionColumns(Type picture, List<Type> captions, @Nullable Type name) {

  private static final Pattern PICTURE = Pattern.compile("image|img|picture|image_bytes");
  private static final Pattern CAPTION = Pattern.compile("captions?(_\\d+)?|texts?|sentences?|raw");
  private static final Pattern NAME = Pattern.compile("file_?name|image_id|img_id");
  private static final String PATH = "path";

  /**
   * Finds them by name.
   *
   * @throws DatasetException when there are no pictures or no captions
   */
  static CaptionColumns of(Path file, List<Type> columns) throws DatasetException {
    Optional<Type> picture =
        columns.stream().filter(Cells::holdsBytes).filter(named(PICTURE)).findFirst();
    List<Type> captions =
        columns.stream().filter(Cells::holdsTexts).filter(named(CAPTION)).toList();
    if (picture.isEmpty() || captions.isEmpty()) {
      throw new DatasetException(
          file,
          "columns %s (expected: bytes in one called image, and texts in one called caption)"
              .formatted(columns.stream().map(Type::getName).toList()));
    }
    @Nullable Type name =
        columns.stream().filter(Type::isPrimitive).filter(named(NAME)).findFirst().orElse(null);
    return new CaptionColumns(picture.get(), captions, name);
  }

  /** What has to be read to know names and captions: everything but the pictures' bytes. */
  List<Type> withoutBytes() {
    List<Type> columns = new ArrayList<>(captions);
    if (name != null) {
      columns.add(name);
    }
    if (holdsPath()) {
      GroupType group = picture.asGroupType();
      columns.add(new GroupType(group.getRepetition(), group.getName(), group.getType(PATH)));
    }
    return columns;
  }

  /** The row's captions, in the order of the columns. */
  List<String> captions(Group row) {
    return captions.stream()
        .flatMap(column -> Cells.texts(row, column.getName()).stream())
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** What the row calls its picture, if anything. */
  Optional<String> name(Group row) {
    Stream<@Nullable String> names =
        Stream.of(
            name == null ? null : Cells.value(row, name.getName()),
            holdsPath() ? Cells.text(row, picture.getName(), PATH) : null);
    return names.flatMap(Stream::ofNullable).map(String::strip).findFirst();
  }

  private boolean holdsPath() {
    return !picture.isPrimitive() && picture.asGroupType().containsField(PATH);
  }

  private static java.util.function.Predicate<Type> named(Pattern pattern) {
    return column -> pattern.matcher(column.getName()).matches();
  }
}
