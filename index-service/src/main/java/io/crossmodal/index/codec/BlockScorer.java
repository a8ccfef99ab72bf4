package io.crossmodal.index.codec;

import io.crossmodal.index.kernel.BlockKernel;
import io.crossmodal.index.kernel.BlockQuery;
import io.crossmodal.index.kernel.KernelProvider;
import java.lang.foreign.MemorySegment;

/** The scores of a {@link BitScorer} with rows in {@link BitBlocks}, with the same bits. */
public final class BlockScorer {

  private final BlockKernel kernel = KernelProvider.kernels().blocks();
  private final BitScorer scorer;
  private final BlockQuery query;
  private final int dimension;

  BlockScorer(BitScorer scorer, BlockQuery query, int dimension) {
    this.scorer = scorer;
    this.query = query;
    this.dimension = dimension;
  }

  /** Scores all rows of {@code count} blocks from byte {@code offset} on, from index 0. */
  public void score(MemorySegment blocks, long offset, int count, float[] scores) {
    kernel.scores(query, blocks, offset, count, scores);
  }

  /** Scores one row of a block. */
  public float score(MemorySegment blocks, long block, int place) {
    return BlockKernel.score(query, blocks, block, place);
  }

  /** As {@link BitScorer#deviation}. */
  public float deviation(MemorySegment blocks, long block, int place) {
    long at = block + (long) Integer.BYTES * place;
    double factor = blocks.get(Codes.FLOAT, at);
    double spread = blocks.get(Codes.FLOAT, at + (long) Float.BYTES * BitBlocks.ROWS);
    return scorer.deviation(factor, spread, squaredLevels(blocks, at));
  }

  /** As {@link BitRow#squaredLevels}. */
  private int squaredLevels(MemorySegment blocks, long at) {
    if (query.bits() == 1) {
      return dimension;
    }
    long column = (long) Integer.BYTES * BitBlocks.ROWS;
    long planes = at + BlockQuery.header(query.exact().length);
    int alike = 0;
    for (int word = 0; word < query.words(); word++) {
      int low = blocks.get(Codes.INT, planes + column * word);
      int high = blocks.get(Codes.INT, planes + column * (query.words() + word));
      alike += Integer.SIZE - Integer.bitCount(low ^ high);
    }
    return dimension + 8 * (alike - (Integer.SIZE * query.words() - dimension));
  }
}
