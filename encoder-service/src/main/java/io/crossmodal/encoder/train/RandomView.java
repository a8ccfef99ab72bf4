package io.crossmodal.encoder.train;

import io.crossmodal.encoder.input.ImageTensor;
import java.util.Random;

/**
 * Shows a picture a little differently each time: a random square of it, perhaps mirrored, lighter
 * or darker.
 *
 * @param side of the result in pixels
 */
record RandomView(int side, DataSettings settings) {

  /** Side that pictures should have, so that a small square of one still has its own pixels. */
  int sourceSide() {
    return settings.crop() < 1 ? side + side / 4 : side;
  }

  ImageTensor of(ImageTensor picture, Random random) {
    ImageTensor square = settings.crop() < 1 ? cropped(picture, random) : picture;
    ImageTensor turned = settings.flip() && random.nextBoolean() ? square.mirrored() : square;
    return settings.colourJitter() > 0 ? recoloured(turned, random) : turned;
  }

  private ImageTensor cropped(ImageTensor picture, Random random) {
    int least = (int) Math.round(picture.side() * settings.crop());
    int window = least + random.nextInt(picture.side() - least + 1);
    int spare = picture.side() - window;
    return picture.crop(random.nextInt(spare + 1), random.nextInt(spare + 1), window).scaled(side);
  }

  private ImageTensor recoloured(ImageTensor picture, Random random) {
    double contrast = 1 + settings.colourJitter() * (2 * random.nextDouble() - 1);
    double brightness = 255 * settings.colourJitter() * (random.nextDouble() - 0.5);
    byte[] pixels = picture.pixels().clone();
    for (int i = 0; i < pixels.length; i++) {
      double value = (Byte.toUnsignedInt(pixels[i]) - 127.5) * contrast + 127.5 + brightness;
      pixels[i] = (byte) Math.clamp(Math.round(value), 0L, 255L);
    }
    return new ImageTensor(picture.side(), pixels);
  }
}
