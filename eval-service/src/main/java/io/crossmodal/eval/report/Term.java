package io.crossmodal.eval.report;

/** Terms of the glossary, explained in both languages. */
public enum Term {
  /** Recall at k. */
  RECALL(
      "R@k",
      "R@k",
      "Share of the queries that have a relevant item among their first k. With several relevant items"
          + " any one of them counts, as in CLIP's benchmark.",
      "前 k 个结果中至少有一个相关项的查询所占比例。有多个相关项时，命中任意一个即算成功，与 CLIP 的评测一致。"),
  /** Candidate pool. */
  POOL(
      "Pool",
      "候选池",
      "The items that a query is ranked among: its relevant ones and others drawn at random, the same ones"
          + " in every configuration.",
      "一次查询参与排序的候选项：全部相关项，加上随机抽取的其他项；所有配置使用相同的候选池。"),
  /** Expectation over pools. */
  ALL_POOLS(
      "All pools",
      "全部候选池",
      "The same measure without the luck of the draw: its exact expectation over all possible pools of"
          + " that size, by the hypergeometric law.",
      "消除抽样运气后的同一指标：按超几何分布计算的、对该大小所有可能候选池的精确期望。"),
  /** Chance. */
  CHANCE(
      "Chance",
      "随机水平",
      "What a random order of the pool would give; K/C for R@K with one relevant item in C.",
      "候选池随机排序所得的值；当 C 个候选中只有一个相关项时，R@K 为 K/C。"),
  /** Lift. */
  LIFT("Lift", "提升倍数", "R@k over chance. 1 is no better than guessing.", "R@k 与随机水平之比。1 表示与瞎猜无异。"),
  /** Baseline. */
  BASELINE(
      "Baseline",
      "基准",
      "The model's own dimension at fp32. Differences from it are expectations over all pools, and their"
          + " intervals are paired: both sides see the same images.",
      "模型原始维度、fp32 精度的配置。与它的差值是对全部候选池的期望，其区间为配对区间：两边使用相同的图像重抽样。"),
  /** Interval. */
  INTERVAL(
      "Interval",
      "区间",
      "Where the figure lies with the stated confidence if other images of the same kind were taken:"
          + " bootstrap over images, so that captions of one image count together.",
      "换用同类的其他图像时，指标以所示置信度落入的范围：以图像为单位做自助重抽样，同一图像的多条描述算作一组。"),
  /** Ties. */
  TIES(
      "Ties",
      "并列",
      "Items with equal scores are taken in random order: every figure is the expectation over all such"
          + " orders. The relevant item is never put first.",
      "得分相同的项按随机顺序处理：每个指标都是对所有顺序的期望，相关项绝不会被优先排在前面。"),
  /** MRR. */
  MRR(
      "MRR",
      "MRR",
      "Mean of 1 over the rank of the first relevant item, however deep it stands.",
      "首个相关项排名倒数的平均值，不论排名多深都计入。"),
  /** NDCG. */
  NDCG(
      "NDCG@k",
      "NDCG@k",
      "Gain of the relevant items among the first k, less the deeper they stand, over the best possible.",
      "前 k 个结果中相关项的折损累计增益（越靠后折损越大）与理想值之比。"),
  /** Median rank. */
  MEDIAN_RANK(
      "Median rank",
      "中位排名",
      "Half of the queries have their first relevant item at this rank or higher up.",
      "一半查询的首个相关项排在该名次或更靠前的位置。"),
  /** Bytes a vector. */
  BYTES(
      "Bytes/vector",
      "字节/向量",
      "What one code really takes in memory, its scale included.",
      "一个编码向量实际占用的内存，含缩放系数。"),
  /** Time. */
  TIME(
      "p50, p95",
      "p50、p95",
      "Time of one query in the index service: half, and 95 % of the queries, take no longer.",
      "索引服务中单次查询的耗时：50 % 和 95 % 的查询不超过该值。"),
  /** Uniformity. */
  UNIFORMITY(
      "Uniformity",
      "均匀性",
      "How evenly vectors spread over the sphere; 0 means that all are the same, lower is better.",
      "向量在球面上分布的均匀程度；0 表示全部相同，越低越好。"),
  /** Effective rank. */
  EFFECTIVE_RANK(
      "Effective rank", "有效秩", "How many directions the vectors really use.", "向量实际使用的方向数。");

  private final String englishTerm;
  private final String chineseTerm;
  private final String english;
  private final String chinese;

  Term(String englishTerm, String chineseTerm, String english, String chinese) {
    this.englishTerm = englishTerm;
    this.chineseTerm = chineseTerm;
    this.english = english;
    this.chinese = chinese;
  }

  String englishTerm() {
    return englishTerm;
  }

  String chineseTerm() {
    return chineseTerm;
  }

  String english() {
    return english;
  }

  String chinese() {
    return chinese;
  }
}
