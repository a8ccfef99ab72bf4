package io.crossmodal.cli.demo;

import io.crossmodal.dataset.CaptionDataset;
import io.crossmodal.encoder.v1.Model;

/**
 * What the demo searches: pictures that the model never saw in training, and the model.
 *
 * @param dataset the pictures with their captions
 * @param model the model to encode them with
 * @param origin where they come from, in a few words
 */
record DemoGallery(CaptionDataset dataset, Model model, String origin) {}
