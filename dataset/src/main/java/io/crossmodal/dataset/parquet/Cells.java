package io.crossmodal.dataset.parquet;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Texts and bytes out of rows, whichever of Parquet's ways to nest a list they are in. */
public final class Cells {

  private Cells() {}

  /** True if the column holds texts or lists of texts. */
  public static boolean holdsTexts(Type column) {
    return isText(leaf(column));
  }

  /** True if the column holds bytes, or a group that does in a field {@code bytes}. */
  public static boolean holdsBytes(Type column) {
    if (column.isPrimitive()) {
      return isBytes(column) && !isText(column);
    }
    return column.asGroupType().containsField("bytes")
        && isBytes(column.asGroupType().getType("bytes"));
  }

  /** The texts of a cell: one, those of a list, or none where it is empty. */
  public static List<String> texts(Group row, String column) {
    List<String> texts = new ArrayList<>();
    collect(row, row.getType().getFieldIndex(column), texts);
    return texts;
  }

  /** The bytes of a cell that {@link #holdsBytes}; null where it is empty. */
  public static byte @Nullable [] bytes(Group row, String column) {
    int field = row.getType().getFieldIndex(column);
    if (row.getFieldRepetitionCount(field) == 0) {
      return null;
    }
    if (row.getType().getType(field).isPrimitive()) {
      return row.getBinary(field, 0).getBytes();
    }
    Group cell = row.getGroup(field, 0);
    return cell.getFieldRepetitionCount("bytes") == 0
        ? null
        : cell.getBinary("bytes", 0).getBytes();
  }

  /** The text in a field of a group's cell; null where there is no such field or no value. */
  public static @Nullable String text(Group row, String column, String field) {
    int index = row.getType().getFieldIndex(column);
    if (row.getType().getType(index).isPrimitive() || row.getFieldRepetitionCount(index) == 0) {
      return null;
    }
    Group cell = row.getGroup(index, 0);
    boolean there =
        cell.getType().containsField(field)
            && isText(cell.getType().getType(field))
            && cell.getFieldRepetitionCount(field) > 0;
    return there ? cell.getString(field, 0) : null;
  }

  /** A plain cell as text; null where it is empty. */
  public static @Nullable String value(Group row, String column) {
    int field = row.getType().getFieldIndex(column);
    return row.getFieldRepetitionCount(field) == 0 ? null : row.getValueToString(field, 0);
  }

  private static void collect(Group group, int field, List<String> into) {
    boolean leaf = group.getType().getType(field).isPrimitive();
    for (int i = 0; i < group.getFieldRepetitionCount(field); i++) {
      if (leaf) {
        into.add(group.getValueToString(field, i));
      } else {
        collect(group.getGroup(field, i), 0, into);
      }
    }
  }

  private static Type leaf(Type type) {
    Type at = type;
    while (!at.isPrimitive()) {
      if (at.asGroupType().getFieldCount() != 1) {
        return at;
      }
      at = at.asGroupType().getType(0);
    }
    return at;
  }

  private static boolean isText(Type type) {
    LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
    return isBytes(type)
        && (annotation instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation
            || annotation instanceof LogicalTypeAnnotation.EnumLogicalTypeAnnotation);
  }

  private static boolean isBytes(Type type) {
    return type.isPrimitive()
        && type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
  }
}
