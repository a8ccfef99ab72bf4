package io.crossmodal.eval.measure;

/**
 * How texts lie to their images.
 *
 * @param alignment mean of {@code |x - y|^2} over the pairs that belong together (Wang and Isola,
 *     2020), 0 to 4
 * @param modalityGap distance between the mean text and the mean image (Liang et al., 2022)
 * @param leaked texts whose vector is that of their own image
 * @param pairs texts that have an image
 */
public record PairGeometry(double alignment, double modalityGap, int leaked, int pairs) {}
