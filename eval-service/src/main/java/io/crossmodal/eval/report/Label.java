package io.crossmodal.eval.report;

import io.crossmodal.eval.measure.LossCause;
import io.crossmodal.eval.measure.Verdict;

/** Headings and column names, in both languages. */
public enum Label {
  /** Title of the report. */
  TITLE("What smaller vectors cost", "向量压缩的代价"),
  /** Heading of the verdict. */
  VERDICT("Verdict", "结论"),
  /** Heading of the recommendation. */
  RECOMMENDATION("Recommendation", "建议"),
  /** Heading of the warnings. */
  WARNINGS("Warnings", "警告"),
  /** In place of warnings. */
  NO_WARNINGS("None: vectors, scores and source look sound.", "无：向量、得分和数据源均未发现异常。"),
  /** In place of warnings where the verdict is bad. */
  NO_CAUSE(
      "No cause was found in vectors, scores or source: check the model, and which text belongs to which"
          + " image.",
      "在向量、得分和数据源中没有找到原因：请检查模型，以及文本与图像的对应关系。"),
  /** Heading of the figures at the largest pool. */
  FIGURES("Figures in pools of %s", "候选池大小为 %s 时的指标"),
  /** Heading of all figures. */
  ALL_FIGURES("All configurations", "全部配置"),
  /** Heading of the plots. */
  PLOTS("Plots", "图表"),
  /** Title of a plot. */
  PARETO("What is kept, and the front that no view beats", "保留率与帕累托前沿"),
  /** Name of a line. */
  FRONT("Front", "前沿"),
  /** Axis. */
  KEPT("Kept share of %s", "%s 的保留率"),
  /** Title of a plot. */
  HEAT("Kept of %s, by dimension and precision", "各维度与精度的 %s 保留率"),
  /** Title of a plot. */
  SPEED("Exact neighbours against speed, %s", "近邻重合率与速度，%s"),
  /** Axis. */
  QUERIES_PER_SECOND("Queries a second of one caller", "单个调用方每秒查询数"),
  /** Heading of the losses. */
  LOSSES("Where the losses come from, in points", "损失的来源（百分点）"),
  /** Column of the losses. */
  LOST_TO_DIMENSION("Lost to the dimension", "降维损失"),
  /** Column of the losses. */
  LOST_TO_PRECISION("Lost to the precision", "量化损失"),
  /** Column of the losses. */
  LOST_TO_SEARCH("Lost to the search", "检索方式损失"),
  /** Column of the losses. */
  LOST_TO_SHARDS("Lost to missing shards", "分片缺失损失"),
  /** Below the losses. */
  REFERENCES("Measured for these losses alone, outside the grid: %s.", "仅为拆分损失而额外测量（不在网格内）：%s。"),
  /** Column of the losses. */
  LOST("Lost in all", "总损失"),
  /** Heading of the fidelity. */
  FIDELITY("How near to the full view's own answers", "与完整视图结果的接近程度"),
  /** Column of the fidelity. */
  OVERLAP("NeighborOverlap@%d", "近邻重合率@%d"),
  /** Column of the fidelity. */
  RANK_BIASED("Rank-biased overlap, p = %s", "排名加权重合度，p = %s"),
  /** Column of the fidelity. */
  DISTORTION("Score distortion", "得分失真"),
  /** Heading of the tests. */
  TESTS("Is a loss more than luck?", "损失是否显著？"),
  /** Column of the tests. */
  DETECTABLE("Detectable", "可检出的最小损失"),
  /** Column of the tests. */
  GOOD_ENOUGH("Shown to keep %s %%", "已证实保留 %s %%"),
  /** Below the tests. */
  TESTS_NOTE(
      "Losses are points of R@k in all pools of the largest size. p: paired permutation test over images;"
          + " Holm: for all rows together. With these queries a true loss under %s points can't be told from none.",
      "损失以最大候选池的 R@k 百分点计。p：按图像配对的置换检验；Holm：对全部行校正。以现有查询数，小于 %s 个百分点的真实损失无法与零区分。"),
  /** Heading of the geometry. */
  GEOMETRY("How the vectors lie", "向量的几何分布"),
  /** Heading of the glossary. */
  GLOSSARY("Glossary", "术语表"),
  /** Heading of what was run. */
  PROVENANCE("How to get the same bytes again", "如何复现"),
  /** Column. */
  CONFIGURATION("Configuration", "配置"),
  /** Column. */
  DIRECTION("Direction", "方向"),
  /** Axis. */
  POOL_SIZE("Items in the candidate pool", "候选池大小"),
  /** Axis. */
  MEDIAN_TIME("Median time of a query, ms", "单次查询耗时中位数（毫秒）"),
  /** Column. */
  LIFT("Lift", "提升倍数"),
  /** Column. */
  CHANCE("Chance", "随机水平"),
  /** Column. */
  ALL_POOLS("all pools", "全部候选池"),
  /** Column. */
  BYTES("Bytes/vector", "字节/向量"),
  /** Column. */
  TIME("p50 / p95 ms", "p50 / p95 毫秒"),
  /** Column. */
  MEDIAN_RANK("Median rank", "中位排名"),
  /** Column. */
  AGAINST_BASELINE("R@%d against baseline", "R@%d 与基准之差"),
  /** Row. */
  SOURCE("Source", "数据源"),
  /** Row. */
  DATA_HASH("Data (SHA-256)", "数据（SHA-256）"),
  /** Row. */
  SEED("Seed", "随机种子"),
  /** Row. */
  RESAMPLES("Bootstrap", "自助法"),
  /** Row. */
  STARTED("Started", "开始时间"),
  /** Row. */
  DURATION("Duration", "耗时"),
  /** Row. */
  SOFTWARE("Software", "软件"),
  /** Row. */
  MACHINE("Machine", "机器"),
  /** Column of the geometry. */
  MODALITY("Modality", "模态"),
  /** Column of the geometry. */
  VECTORS("Vectors", "向量数"),
  /** Column of the geometry. */
  MEAN_COSINE("Mean cosine", "平均余弦"),
  /** Column of the geometry. */
  ALIKE("Alike", "雷同"),
  /** Column of the geometry. */
  DUPLICATES("Copies", "重复"),
  /** Column of the geometry. */
  UNIFORMITY("Uniformity", "均匀性"),
  /** Column of the geometry. */
  EFFECTIVE_RANK("Effective rank", "有效秩"),
  /** Row of the geometry. */
  ALIGNMENT("Alignment", "对齐度"),
  /** Row of the geometry. */
  MODALITY_GAP("Modality gap", "模态间隙");

  /** What stands in place of warnings. */
  static Label withoutWarnings(Verdict verdict) {
    return verdict == Verdict.ABOVE_CHANCE ? NO_WARNINGS : NO_CAUSE;
  }

  /** Column of what is lost to a cause. */
  static Label lostTo(LossCause cause) {
    return switch (cause) {
      case DIMENSION -> LOST_TO_DIMENSION;
      case PRECISION -> LOST_TO_PRECISION;
      case SEARCH -> LOST_TO_SEARCH;
      case SHARDS -> LOST_TO_SHARDS;
    };
  }

  private final String english;
  private final String chinese;

  Label(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  String english() {
    return english;
  }

  String chinese() {
    return chinese;
  }
}
