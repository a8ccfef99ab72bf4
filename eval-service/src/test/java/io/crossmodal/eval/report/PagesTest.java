package io.crossmodal.eval.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.eval.measure.Interval;
import io.crossmodal.eval.measure.Recommendation;
import io.crossmodal.eval.measure.Retention;
import io.crossmodal.eval.measure.Warning;
import io.crossmodal.eval.plan.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PagesTest {

  private static final EvaluationReport GOOD = SampleReport.good();
  private static final Retention FULL =
      new Retention("dim_512_prec_fp32", 2_048, .802, 1, new Interval(1, 1));
  private static final Retention SMALL =
      new Retention("dim_512_prec_int8", 516, .799, .996, new Interval(.992, 1.001));

  @Test
  void pageBeginsWithTheVerdictInWords() {
    String html = HtmlPage.html(GOOD, List.of(), new TestTable(GOOD), OfferList.of(GOOD));
    assertThat(html.indexOf("Above chance: R@10 of dim_64_prec_fp32_cand_150"))
        .isPositive()
        .isLessThan(html.indexOf("<table>"));
    assertThat(html(SampleReport.atChance()))
        .contains("finding at", "At chance: none of", "No recommendation, no signal: at chance")
        .contains("check the model, and which text belongs to which image");
  }

  @Test
  void pageNeedsNoScriptAndNoNetwork() {
    String html = HtmlPage.html(GOOD, List.of(), new TestTable(GOOD), OfferList.of(GOOD));
    assertThat(html).doesNotContain("<script", "http:", "https:", "<link", "url(");
    assertThat(html).contains("prefers-color-scheme: dark", "@media print", "width=device-width");
  }

  @Test
  void pageEscapesEverythingFromOutside() {
    EvaluationReport hostile = SampleReport.named("<script>alert('x')</script> & \"co\"");
    String html =
        HtmlPage.html(
            hostile,
            List.of(new Warning.NoPlots("<b>bold</b>")),
            new TestTable(hostile),
            OfferList.of(hostile));
    assertThat(html).doesNotContain("<script>", "<b>");
    assertThat(html)
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;co&quot;");
  }

  @Test
  void pageClosesEveryElementThatItOpens() {
    String html =
        HtmlPage.html(
            GOOD, List.of(new Warning.FewImages(3)), new TestTable(GOOD), OfferList.of(GOOD));
    for (String tag :
        List.of(
            "table", "tr", "td", "th", "svg", "ul", "li", "dl", "dt", "dd", "section", "div",
            "details", "g", "text", "small")) {
      assertThat(html.split("<" + tag + "[ >]", -1).length)
          .as(tag)
          .isEqualTo(html.split("</" + tag + ">", -1).length);
    }
  }

  @Test
  void markdownEscapesNamesAndKeepsTablesWhole() {
    String text =
        MarkdownPage.markdown(
            SampleReport.named("a|b\n# c <i>"),
            List.of(),
            new TestTable(GOOD),
            true,
            Words.english());
    assertThat(text.lines().findFirst().orElseThrow()).endsWith("a\\|b # c \\<i\\>");
    assertThat(text.lines().filter(line -> line.startsWith("| dim_")))
        .isNotEmpty()
        .allMatch(line -> List.of(4, 5, 7, 12).contains(line.split(" \\| ", -1).length));
  }

  @Test
  void thePageShowsTheFrontTheMapAndHowNearViewsAre() {
    String page = HtmlPage.html(GOOD, List.of(), new TestTable(GOOD), OfferList.of(GOOD));
    assertThat(page)
        .contains("What is kept, and the front that no view beats")
        .contains("Kept of R@10, by dimension and precision")
        .contains("<rect class=\"heat\"")
        .contains("Rank-biased overlap, p = 0.9")
        .doesNotContain("Queries a second of one caller");
    EvaluationReport single = SampleReport.single();
    assertThat(HtmlPage.html(single, List.of(), new TestTable(single), OfferList.of(single)))
        .doesNotContain("front that no view beats", "class=\"heat\"", "Rank-biased");
  }

  @Test
  void chineseReportIsChinese() {
    String text =
        MarkdownPage.markdown(
            GOOD, List.of(new Warning.FewImages(3)), new TestTable(GOOD), true, Words.chinese());
    assertThat(text)
        .contains(
            "## 结论", "高于随机水平", "## 建议", "只有 3 张图像", "## 术语表", "文本→图像", "**候选池**", "| 图像 | 150 |");
    assertThat(text).doesNotContain("Verdict", "Recommendation", "Above chance", "Glossary");
  }

  @Test
  void bothLanguagesHaveEveryWord() {
    for (Label label : Label.values()) {
      assertThat(Words.english().label(label)).isNotBlank().matches("[^\\u4e00-\\u9fff]*");
      assertThat(Words.chinese().label(label)).isNotBlank();
    }
    for (Term term : Term.values()) {
      assertThat(Words.english().explanation(term)).endsWith(".");
      assertThat(Words.chinese().explanation(term)).endsWith("。");
    }
  }

  @Test
  void recommendationsAreSentencesWithFigures() {
    Recommendation serve =
        new Recommendation.Serve(
            SMALL,
            FULL,
            .99,
            10,
            500,
            Optional.of(new Retention("dim_512_prec_int4", 260, .795, .991, new Interval(.98, 1))));
    assertThat(Words.english().recommendation(serve))
        .isEqualTo(
            "Serve dim_512_prec_int8: it keeps 99.6 % (99.2 to 100.1) of the R@10 of dim_512_prec_fp32"
                + " (0.799 of 0.802 in pools of 500) at 516 instead of 2,048 bytes a vector, 4.0 times"
                + " less. dim_512_prec_int4 (260 bytes) may do as well, keeping 99.1 % (98 to 100), but"
                + " more queries are needed to show it.");
    Recommendation itself = new Recommendation.Serve(FULL, FULL, .99, 10, 500, Optional.empty());
    assertThat(Words.english().recommendation(itself))
        .isEqualTo(
            "Serve dim_512_prec_fp32: nothing cheaper is shown to keep 99 % of its R@10 (0.802 in"
                + " pools of 500).");
    Recommendation none = new Recommendation.NoneGoodEnough(SMALL, FULL, .999, 10, 500);
    assertThat(Words.english().recommendation(none)).startsWith("No configuration is good enough");
    assertThat(Words.chinese().recommendation(none)).startsWith("没有足够好的配置");
  }

  @Test
  void warningsAreSentencesWithFigures() {
    assertThat(Words.english().warning(new Warning.AlikeVectors("image", 980, 1_000)))
        .isEqualTo(
            "98 % of the gallery's image vectors are alike (980 of 1,000): the images probably did"
                + " not load.");
    assertThat(Words.chinese().warning(new Warning.AlikeVectors("image", 980, 1_000)))
        .isEqualTo("库中 98 % 的图像向量彼此雷同（980 / 1,000）：图像很可能没有成功加载。");
    Stream<Warning> all =
        Stream.of(
            new Warning.DuplicateVectors("text", 5, 10),
            new Warning.ZeroVectors("text", 5, 10),
            new Warning.NarrowSpace("image", .97, 2.1, 512),
            new Warning.TiedScores("run", "text_to_image", .2),
            new Warning.BelowChance("run", "image_to_text", "recall@10", .05, .1),
            new Warning.FewImages(4),
            new Warning.LeftOut(1, 2, 3, 4),
            new Warning.Unanswerable(5),
            new Warning.NoPlots("no font"));
    assertThat(all)
        .allSatisfy(w -> assertThat(Words.english().warning(w)).endsWith("."))
        .allSatisfy(w -> assertThat(Words.chinese().warning(w)).endsWith("。"));
  }

  @Test
  void ofManyLinesTheLegendSaysWhatColoursAndShapesMean() {
    Panel many = new Panels(GOOD, Words.english()).byBytes(Direction.TEXT_TO_IMAGE);
    List<Series> lines = many.series();
    List<Integer> dimensions = GOOD.config().dimensions();
    Panel few = new Panel("t", "x", "y", false, List.of(), lines.subList(0, 3));
    assertThat(new Legend(few, dimensions, Words.english()).html())
        .contains(lines.getFirst().name())
        .doesNotContain("<details>");

    String html = new Legend(many, dimensions, Words.english()).html();
    String shown = html.substring(0, html.indexOf("<details>"));
    assertThat(shown).contains(">" + GOOD.config().precisions().getFirst().key() + "</li>");
    assertThat(shown).contains(">" + dimensions.getLast() + "-d</li>").contains(">Chance</li>");
    assertThat(shown.split("<li>")).hasSizeLessThan(lines.size());
    assertThat(html).contains(lines.getFirst().name());
  }

  @Test
  void tableFitsATerminal() {
    for (EvaluationReport report : List.of(GOOD, SampleReport.atChance())) {
      String table = ReportTable.of(report);
      assertThat(table.lines()).allMatch(line -> line.length() <= 120);
      assertThat(table.lines().filter(line -> line.startsWith("dim_")).count())
          .isEqualTo(2L * report.configurations().size());
    }
    assertThat(ReportTable.atLargestPool(SampleReport.atChance())).contains("at chance");
    assertThat(ReportTable.atLargestPool(GOOD))
        .contains("text → image: 300 queries among 150 items");
  }

  @Test
  void numbersReadTheSameEverywhere() {
    assertThat(Numbers.count(2_048)).isEqualTo("2,048");
    assertThat(Numbers.count(132.5)).isEqualTo("132.5");
    assertThat(Numbers.percent(.98)).isEqualTo("98");
    assertThat(Numbers.fixed(-.0001, 3)).isEqualTo("0.000");
    assertThat(Numbers.range(new Interval(.777, .826))).isEqualTo("0.777–0.826");
    assertThat(Ticks.linear(0, 1.05, 6)).containsExactly(0.0, .2, .4, .6000000000000001, .8, 1.0);
    assertThat(Ticks.powersOfTwo(100, 600)).containsExactly(128.0, 256.0, 512.0);
    assertThat(Arrays.asList(Ticks.label(.05), Ticks.label(2_048), Ticks.label(0), Ticks.label(1)))
        .containsExactly("0.05", "2,048", "0", "1");
  }

  private static String html(EvaluationReport report) {
    return HtmlPage.html(report, List.of(), new TestTable(report), OfferList.of(report));
  }
}
