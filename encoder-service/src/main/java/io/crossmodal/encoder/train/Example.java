package io.crossmodal.encoder.train;

import io.crossmodal.encoder.input.ImageTensor;
import java.util.List;

/** A decoded picture and its captions. */
record Example(String imageId, ImageTensor picture, List<String> captions) {}
