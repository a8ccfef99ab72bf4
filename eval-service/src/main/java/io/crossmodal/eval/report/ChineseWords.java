package io.crossmodal.eval.report;

import static io.crossmodal.eval.report.Numbers.count;
import static io.crossmodal.eval.report.Numbers.percent;
import static io.crossmodal.eval.report.Numbers.range;
import static io.crossmodal.eval.report.Numbers.score;
import static io.crossmodal.eval.report.Numbers.times;

import io.crossmodal.eval.measure.Recommendation;
import io.crossmodal.eval.measure.Retention;
import io.crossmodal.eval.measure.Warning;
import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.report.Highlights.Highlight;
import java.util.stream.Collectors;

/** The report in Chinese. */
record ChineseWords() implements Words {

  @Override
  public String verdict(EvaluationReport report) {
    Highlights highlights = new Highlights(report);
    return switch (report.diagnosis().verdict()) {
      case ABOVE_CHANCE ->
          highlights.reference().stream()
              .map(this::found)
              .collect(Collectors.joining("；", "高于随机水平：", "。"));
      case AT_CHANCE -> atChance(highlights);
      case BELOW_CHANCE ->
          "低于随机水平：%s，且没有任何结果高于随机水平。得分方向可能相反，或编码已损坏。"
              .formatted(found(highlights.reference().getFirst()));
    };
  }

  private String atChance(Highlights highlights) {
    Highlight best = highlights.best();
    return "处于随机水平：经多重比较校正后，%s 项比较中没有一项优于随机排序；".formatted(count(highlights.comparisons()))
        + "最好的一项 %s（%s）的 %s 为 %s，而随机水平为 %s。这些数字不能说明各配置的优劣。"
            .formatted(
                best.experiment(),
                direction(best.direction()),
                DirectionNames.measure(best.figure().measure()),
                score(best.figure().value()),
                score(best.figure().chance()));
  }

  private String found(Highlight h) {
    return "在大小为 %s 的候选池中，%s（%s）的 %s 为 %s（%s），是随机水平（%s）的 %s 倍"
        .formatted(
            count(h.candidates()),
            h.experiment(),
            direction(h.direction()),
            DirectionNames.measure(h.figure().measure()),
            score(h.figure().value()),
            range(h.figure().interval()),
            score(h.figure().chance()),
            times(h.figure().lift()));
  }

  @Override
  public String recommendation(Recommendation recommendation) {
    return switch (recommendation) {
      case Recommendation.Serve serve -> serve(serve);
      case Recommendation.NoneGoodEnough none ->
          "没有足够好的配置：没有任何配置能被证明保留 %s 的 R@%d 的 %s %%（候选池大小 %s，基准值 %s）；最好的 %s 保留 %s。"
              .formatted(
                  none.baseline().view(),
                  none.k(),
                  percent(none.budget()),
                  count(none.candidates()),
                  score(none.baseline().quality()),
                  none.best().view(),
                  kept(none.best()));
      case Recommendation.NoSignal none ->
          "无法给出建议，没有信号：结果处于随机水平。%s 在大小为 %s 的候选池中 R@%d 为 %s，而随机排序为 %s，没有可以保留的质量。"
              .formatted(
                  none.baseline().view(),
                  count(none.candidates()),
                  none.k(),
                  score(none.baseline().quality()),
                  score(none.chance()));
    };
  }

  private static String serve(Recommendation.Serve serve) {
    Retention choice = serve.choice();
    Retention baseline = serve.baseline();
    String cheaper =
        serve
            .cheaper()
            .map(
                c ->
                    "%s（%s 字节）或许同样够用，保留 %s，但需要更多查询才能证明。"
                        .formatted(c.view(), count(c.bytesPerVector()), kept(c)))
            .orElse("");
    if (choice.view().equals(baseline.view())) {
      return "建议使用 %s：没有更省的配置能被证明保留其 R@%d 的 %s %%（候选池大小 %s，基准值 %s）。%s"
          .formatted(
              choice.view(),
              serve.k(),
              percent(serve.budget()),
              count(serve.candidates()),
              score(baseline.quality()),
              cheaper);
    }
    if (choice.kept() > 1) {
      return "建议使用 %s：它的检索效果不低于 %s（R@%d 为 %s 对 %s，候选池大小 %s，相当于后者的 %s），每个向量只需 %s 字节而不是 %s 字节，缩小到 1/%s。%s"
          .formatted(
              choice.view(),
              baseline.view(),
              serve.k(),
              score(choice.quality()),
              score(baseline.quality()),
              count(serve.candidates()),
              kept(choice),
              count(choice.bytesPerVector()),
              count(baseline.bytesPerVector()),
              times(baseline.bytesPerVector() / choice.bytesPerVector()),
              cheaper);
    }
    return "建议使用 %s：它保留了 %s 的 R@%d 的 %s（候选池大小 %s，%s 对 %s），每个向量只需 %s 字节而不是 %s 字节，缩小到 1/%s。%s"
        .formatted(
            choice.view(),
            baseline.view(),
            serve.k(),
            kept(choice),
            count(serve.candidates()),
            score(choice.quality()),
            score(baseline.quality()),
            count(choice.bytesPerVector()),
            count(baseline.bytesPerVector()),
            times(baseline.bytesPerVector() / choice.bytesPerVector()),
            cheaper);
  }

  private static String kept(Retention retention) {
    return "%s %%（%s 至 %s）"
        .formatted(
            percent(retention.kept()),
            percent(retention.interval().low()),
            percent(retention.interval().high()));
  }

  @Override
  public String warning(Warning warning) {
    return switch (warning) {
      case Warning.AlikeVectors w ->
          "库中 %s %% 的%s向量彼此雷同（%s / %s）：%s。"
              .formatted(
                  percent(w.share()),
                  modality(w.modality()),
                  count(w.alike()),
                  count(w.count()),
                  w.modality().equals("image") ? "图像很可能没有成功加载" : "模型很可能没有读到文本");
      case Warning.DuplicateVectors w ->
          "%s / %s 个%s向量与其他向量完全相同：数据中可能有重复的文件或文本。"
              .formatted(count(w.duplicates()), count(w.count()), modality(w.modality()));
      case Warning.ZeroVectors w ->
          "%s / %s 个%s向量的长度为 0，无法排序。"
              .formatted(count(w.zeros()), count(w.count()), modality(w.modality()));
      case Warning.NarrowSpace w ->
          "%s向量空间已坍缩：平均余弦为 %s，%s 个维度中实际只用了约 %s 个方向。"
              .formatted(
                  modality(w.modality()),
                  score(w.meanCosine()),
                  count(w.dimension()),
                  times(w.effectiveRank()));
      case Warning.TiedScores w ->
          "%s（%s）中 %s %% 的查询，其相关项与其他项得分相同：各指标为对并列顺序的期望。"
              .formatted(w.experiment(), directionOf(w.direction()), percent(w.share()));
      case Warning.BelowChance w ->
          "%s（%s）的结果比随机排序还差：%s 为 %s，而随机水平为 %s。其编码或得分很可能已损坏。"
              .formatted(
                  w.experiment(),
                  directionOf(w.direction()),
                  DirectionNames.measure(w.measure()),
                  score(w.value()),
                  score(w.chance()));
      case Warning.LeakedPairs w ->
          "%s / %s 条文本的向量与其图像完全相同：答案已泄漏到文件中，R@k 不能说明模型的好坏。"
              .formatted(count(w.leaked()), count(w.pairs()));
      case Warning.FewImages w -> "只有 %s 张图像：区间较宽，微小的差异无法与运气区分。".formatted(count(w.images()));
      case Warning.LeftOut w ->
          "未参与评测：%s 条描述缺少图像，%s 张图像没有描述，%s 行格式错误，%s 张图像无法读取。"
              .formatted(
                  count(w.captionsWithoutImage()),
                  count(w.imagesWithoutCaption()),
                  count(w.malformedRows()),
                  count(w.unreadableImages()));
      case Warning.Unanswerable w -> "没有相关文档、未计入任何指标的文本：%s 条。".formatted(count(w.texts()));
      case Warning.NoPlots w -> "无法绘制 PNG 图表：%s。".formatted(w.reason());
    };
  }

  @Override
  public String label(Label label) {
    return label.chinese();
  }

  @Override
  public String term(Term term) {
    return term.chineseTerm();
  }

  @Override
  public String explanation(Term term) {
    return term.chinese();
  }

  @Override
  public String direction(Direction direction) {
    return switch (direction) {
      case TEXT_TO_IMAGE -> "文本→图像";
      case IMAGE_TO_TEXT -> "图像→文本";
      case TEXT_TO_TEXT -> "文本→文档";
    };
  }

  @Override
  public String modality(String key) {
    return key.equals("image") ? "图像" : "文本";
  }

  private String directionOf(String key) {
    return DirectionNames.of(key, this);
  }
}
