package io.crossmodal.encoder.model;

import io.crossmodal.encoder.input.ImageResizer;
import io.crossmodal.encoder.input.ImageTensor;

/** How a model sees pictures. */
record ImageSide(ImageResizer resizer, Tower<ImageTensor> tower) {}
