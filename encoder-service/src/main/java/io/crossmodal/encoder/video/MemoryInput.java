package io.crossmodal.encoder.video;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Bytes that FFmpeg reads as a file, so that no file or address is ever opened for a video.
 *
 * <p>The two functions that FFmpeg calls are made once: native callbacks are few.
 */
final class MemoryInput implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int FROM_START = 0;
  private static final int FROM_HERE = 1;
  private static final int FROM_END = 2;

  private static final Map<Long, MemoryInput> OPEN = new ConcurrentHashMap<>();
  private static final Read READ = new Read();
  private static final Seek SEEK = new Seek();

  static {
    READ.retainReference(); // never freed, in whatever scope this class is first used
    SEEK.retainReference();
  }

  private final byte[] bytes;
  private final BytePointer key = new BytePointer(1L);
  private final AVIOContext context;
  private long position;

  MemoryInput(byte[] bytes) {
    this.bytes = bytes;
    OPEN.put(key.address(), this);
    BytePointer buffer = new BytePointer(av_malloc(BUFFER_BYTES)).capacity(BUFFER_BYTES);
    this.context = avio_alloc_context(buffer, BUFFER_BYTES, 0, key, READ, null, SEEK);
  }

  AVIOContext context() {
    return context;
  }

  @Override
  public void close() {
    av_free(context.buffer());
    avio_context_free(context);
    OPEN.remove(key.address());
    key.close();
  }

  private int read(BytePointer target, int size) {
    int count = (int) Math.min(size, bytes.length - position);
    if (count <= 0) {
      return AVERROR_EOF();
    }
    target.put(bytes, (int) position, count);
    position += count;
    return count;
  }

  private long seek(long offset, int whence) {
    long wanted =
        switch (whence) {
          case FROM_START -> offset;
          case FROM_HERE -> position + offset;
          case FROM_END -> bytes.length + offset;
          default -> -1;
        };
    if (wanted < 0 || wanted > bytes.length) {
      return -1;
    }
    position = wanted;
    return position;
  }

  private static final class Read extends Read_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer key, BytePointer target, int size) {
      MemoryInput input = OPEN.get(key.address());
      return input == null ? AVERROR_EOF() : input.read(target, size);
    }
  }

  private static final class Seek extends Seek_Pointer_long_int {
    @Override
    public long call(Pointer key, long offset, int whence) {
      MemoryInput input = OPEN.get(key.address());
      if (input == null) {
        return -1;
      }
      return (whence & AVSEEK_SIZE) == 0 ? input.seek(offset, whence) : input.bytes.length;
    }
  }
}
