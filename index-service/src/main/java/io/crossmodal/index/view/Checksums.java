package io.crossmodal.index.view;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** CRC32C (Castagnoli) of bytes. */
final class Checksums {

  private Checksums() {}

  static int of(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  /** Of a piece of at most 2 GiB. */
  static int of(MemorySegment bytes, long from, long length) {
    return of(bytes.asSlice(from, length).asByteBuffer());
  }
}
