package io.crossmodal.eval.endpoint;

import com.google.protobuf.ByteString;
import io.crossmodal.eval.pipeline.ReportFiles;
import io.crossmodal.eval.v1.GetReportResponse;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import io.grpc.stub.ServerCallStreamObserver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Sends the files of a report part by part, no faster than the caller takes them. */
final class ReportStream {

  private static final int PART_BYTES = 1 << 20;

  private final ReportFiles report;
  private final ServerCallStreamObserver<GetReportResponse> caller;
  private final Iterator<Path> files;
  private @Nullable InputStream open;
  private Path file;
  private long left;
  private boolean ended;

  private ReportStream(ReportFiles report, ServerCallStreamObserver<GetReportResponse> caller) {
    this.report = report;
    this.caller = caller;
    this.files = report.files().iterator();
    this.file = report.folder();
  }

  static void send(ReportFiles report, ServerCallStreamObserver<GetReportResponse> caller) {
    ReportStream stream = new ReportStream(report, caller);
    caller.setOnReadyHandler(stream::sendWhileReady);
    caller.setOnCancelHandler(stream::end);
  }

  private synchronized void sendWhileReady() {
    try {
      while (!ended && caller.isReady()) {
        GetReportResponse part = next();
        if (part == null) {
          end();
          caller.onCompleted();
        } else {
          caller.onNext(part);
        }
      }
    } catch (IOException e) {
      end();
      caller.onError(
          new ServiceException(ErrorReason.STORAGE_FAILED, "report file %s".formatted(file), e));
    }
  }

  private @Nullable GetReportResponse next() throws IOException {
    InputStream input = open;
    if (input == null) {
      if (!files.hasNext()) {
        return null;
      }
      file = files.next();
      left = Files.size(file);
      input = Files.newInputStream(file);
      open = input;
    }
    byte[] data = input.readNBytes((int) Math.min(PART_BYTES, left));
    left -= data.length;
    boolean last = left == 0 || data.length == 0;
    if (last) {
      input.close();
      open = null;
    }
    return GetReportResponse.newBuilder()
        .setFileName(report.folder().relativize(file).toString().replace('\\', '/'))
        .setData(ByteString.copyFrom(data))
        .setLast(last)
        .build();
  }

  private synchronized void end() {
    ended = true;
    InputStream input = open;
    open = null;
    try {
      if (input != null) {
        input.close();
      }
    } catch (IOException e) {
      throw new ServiceException(ErrorReason.STORAGE_FAILED, "report file %s".formatted(file), e);
    }
  }
}
