package io.crossmodal.index.cluster;

import com.google.protobuf.TextFormat;
import io.crossmodal.index.shard.DurableFile;
import io.crossmodal.index.v1.AliasTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file {@code aliases} of a data directory: its table in protobuf's text format. */
record AliasFile(Path path) {

  /** The table; an empty one of revision 0 if there is no file. */
  AliasTable read() throws IOException {
    AliasTable.Builder table = AliasTable.newBuilder();
    if (Files.exists(path)) {
      TextFormat.Parser.newBuilder()
          .setAllowUnknownFields(true)
          .build()
          .merge(Files.readString(path), table);
    }
    return table.build();
  }

  void write(AliasTable table) {
    DurableFile.replace(path, TextFormat.printer().printToString(table));
  }
}
