package io.crossmodal.index.kernel;

/**
 * The kernels of one vector width, one a row format.
 *
 * @param width what {@link KernelProvider#PROPERTY} calls them
 * @param fp32 rows of {@code float[d]}
 * @param fp16 rows of IEEE 754 binary16 {@code short[d]}
 * @param int8 rows of {@code float scale; byte[d]}
 * @param int4 rows of {@code float scale; byte[(d + 1) / 2]}, see {@link Int4Layout}
 * @param bits rows of bit planes
 * @param blocks blocks of such rows with what makes scores of them
 * @param beam lists of the best keys
 * @param axes many axes that one vector is turned onto
 * @param bound lists of scores
 */
public record Kernels(
    KernelWidth width,
    RowKernel fp32,
    RowKernel fp16,
    RowKernel int8,
    RowKernel int4,
    BitKernel bits,
    BlockKernel blocks,
    BeamKernel beam,
    AxesKernel axes,
    BoundKernel bound) {}
