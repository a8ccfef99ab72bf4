package io.crossmodal.gateway.fake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A multipart form as browsers send it. */
public final class Multipart {

  private static final String BOUNDARY = "----crossmodal-test";

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  public Multipart text(String name, String value) {
    head("Content-Disposition: form-data; name=\"%s\"\r\n\r\n".formatted(name));
    body.writeBytes((value + "\r\n").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public Multipart file(String name, String fileName, byte[] bytes) {
    head(
        "Content-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: image/jpeg\r\n\r\n"
            .formatted(name, fileName));
    body.writeBytes(bytes);
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    return this;
  }

  private void head(String headers) {
    body.writeBytes(("--" + BOUNDARY + "\r\n" + headers).getBytes(StandardCharsets.UTF_8));
  }

  String contentType() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  byte[] bytes() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(body.toByteArray());
    whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return whole.toByteArray();
  }
}
