package io.crossmodal.gateway.endpoint;

import io.crossmodal.gateway.json.Fields;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.multipart.CompletedPart;
import io.micronaut.http.server.multipart.MultipartBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;

/**
 * A multipart form, read whole; the server bounds its size.
 *
 * @param fields the parts without a file name
 * @param files the parts with one, in order
 */
record Form(Fields fields, List<File> files) {

  /**
   * One file of a form.
   *
   * @param part name of its part
   * @param name file name as the sender gave it
   * @param bytes its content
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record File(String part, String name, byte[] bytes) {}

  Form {
    files = List.copyOf(files);
  }

  static Form read(MultipartBody body) {
    try {
      return of(Flux.from(body).toIterable());
    } catch (RuntimeException e) {
      // A sender that hangs up is no defect of ours, and there is nobody left to be told more.
      if (Exceptions.unwrap(e) instanceof IOException) {
        throw new ServiceException(ErrorReason.CANCELLED, "body: cut short by its sender", e);
      }
      throw e;
    }
  }

  private static Form of(Iterable<CompletedPart> parts) {
    Map<String, String> texts = new LinkedHashMap<>();
    List<File> files = new ArrayList<>();
    for (CompletedPart part : parts) {
      if (part instanceof CompletedFileUpload file) {
        files.add(new File(file.getName(), file.getFilename(), bytes(file)));
      } else {
        texts.put(part.getName(), new String(bytes(part), StandardCharsets.UTF_8));
      }
    }
    return new Form(Fields.ofTexts(texts), files);
  }

  /**
   * The bytes of the one file that the form must have.
   *
   * @throws ServiceException INVALID_FIELD without it, or with an empty one
   */
  byte[] onlyFile(String part) {
    List<File> found = files.stream().filter(file -> file.part().equals(part)).toList();
    if (found.size() != 1) {
      throw ServiceException.field(part, found.size() + " files", "one picture");
    }
    if (found.getFirst().bytes().length == 0) {
      throw ServiceException.field(part, "0 bytes", "one picture");
    }
    return found.getFirst().bytes();
  }

  private static byte[] bytes(CompletedPart part) {
    try {
      return part.getBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("part %s: not read".formatted(part.getName()), e);
    }
  }
}
