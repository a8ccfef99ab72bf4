package io.crossmodal.gateway.fake;

import com.google.protobuf.ByteString;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.PayloadValue;
import io.crossmodal.type.v1.Content;
import io.crossmodal.type.v1.Modality;
import io.crossmodal.type.v1.Vector;
import java.awt.Color;

/** Four pictures and four captions, one of each with a name that needs care. */
public final class SampleGallery {

  public static final String NAME = "colours";

  /** An id with everything that a path may stumble over. */
  public static final String ODD_ID = "photos/deep blue ü%2F?#&.png";

  /** A caption that must be shown and never run. */
  public static final String SCRIPT =
      "<script>document.title='owned'</script><img src=x onerror=alert(1)>";

  private SampleGallery() {}

  public static void fill(FakeStore store) {
    store.create(NAME);
    store.put(NAME, picture("red.png", Color.RED, 40, 30, "png"));
    store.put(NAME, picture("green.jpg", Color.GREEN, 300, 200, "jpg"));
    store.put(NAME, picture("blue.png", Color.BLUE, 64, 64, "png"));
    store.put(NAME, picture(ODD_ID, new Color(20, 20, 180), 64, 64, "png"));
    store.put(NAME, caption("c-red", "a red square", "red.png"));
    store.put(NAME, caption("c-red-2", "a red square", "red.png"));
    store.put(NAME, caption("c-green", "something green", "green.jpg"));
    store.put(NAME, caption("c-script", SCRIPT, ODD_ID));
  }

  private static Item picture(String id, Color colour, int width, int height, String format) {
    byte[] bytes = Pictures.plain(colour, width, height, format);
    float[] rgb = colour.getRGBColorComponents(null);
    return Item.newBuilder()
        .setId(id)
        .setModality(Modality.MODALITY_IMAGE)
        .setVector(
            Vector.newBuilder()
                .addValues(rgb[0])
                .addValues(rgb[1])
                .addValues(rgb[2])
                .addValues(.1f))
        .putPayload("file_name", text(id))
        .setContent(
            Content.newBuilder()
                .setData(ByteString.copyFrom(bytes))
                .setMediaType(format.equals("png") ? "image/png" : "image/jpeg"))
        .build();
  }

  private static Item caption(String id, String caption, String imageId) {
    return Item.newBuilder()
        .setId(id)
        .setModality(Modality.MODALITY_TEXT)
        .setVector(ColourSpace.ofText(caption))
        .putPayload("text", text(caption))
        .putPayload("image_id", text(imageId))
        .build();
  }

  private static PayloadValue text(String text) {
    return PayloadValue.newBuilder().setStringValue(text).build();
  }
}
