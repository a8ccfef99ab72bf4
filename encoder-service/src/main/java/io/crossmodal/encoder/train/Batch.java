package io.crossmodal.encoder.train;

import io.crossmodal.encoder.input.ImageTensor;
import io.crossmodal.encoder.input.TokenizedText;
import java.util.List;

/**
 * Pictures with one caption each.
 *
 * @param identities which picture each row shows; rows of one picture are no negatives of each
 *     other
 */
record Batch(List<ImageTensor> images, List<TokenizedText> texts, int[] identities) {}
