package io.crossmodal.gateway.endpoint;

import static io.crossmodal.gateway.fake.Answer.json;
import static io.crossmodal.gateway.fake.Answer.text;
import static io.crossmodal.gateway.fake.Answer.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.gateway.fake.FakeSuite;
import io.crossmodal.gateway.fake.GatewayExtension;
import io.crossmodal.gateway.fake.RunningGateway;
import io.crossmodal.index.v1.RecommendRequest;
import io.crossmodal.index.v1.RecommendStrategy;
import io.crossmodal.index.v1.ScrollRequest;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.rpc.FilterText;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(GatewayExtension.class)
class FilterAndRecommendTest {

  private RunningGateway gateway;
  private FakeSuite suite;

  @BeforeEach
  void use(RunningGateway gateway, FakeSuite suite) {
    this.gateway = gateway;
    this.suite = suite;
  }

  private SearchParameters asked(String parameters) {
    HttpResponse<String> answer =
        gateway.post("/v1/search", "{\"item_id\":\"red.png\",%s}".formatted(parameters));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return ((SearchRequest) suite.store.asked).getParameters();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          "year >= 2020 and tag in ('a', 'b')" | year >= 2020 and tag in ("a", "b")
          {"all_of":[{"range":{"field":"year","gte":2020}},{"one_of":{"field":"tag","values":["a","b"]}}]} | year >= 2020 and tag in ("a", "b")
          {"any_of":[{"exists":{"field":"a"}},{"none_of":[{"equals":{"field":"b","value":1.5}}]}]} | exists(a) or not b = 1.5
          {"range":{"field":"at","lt":{"time":"2026-01-31T12:00:00Z"}}} | at < time("2026-01-31T12:00:00Z")
          {"equals":{"field":"ok","value":true}} | ok = true
          """)
  void readsFiltersAsTextAndAsJson(String json, String text) {
    assertThat(asked("\"filter\":" + json).getFilter()).isEqualTo(FilterText.parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          "year >="                                        | filter | end at character 8
          {"equal":{"field":"a","value":1}}                | filter.equal | unknown field
          {"equals":{"field":"a","value":[1]}}             | filter.equals.value | (expected: text, a number
          {"all_of":{"field":"a"}}                         | filter.all_of | an array
          {"all_of":[{"range":{"field":"a","gt":null,"lt":{"day":1}}}]} | filter.all_of[0].range.lt | (expected: text, a number
          5                                                | filter | an object
          """)
  void saysWhatIsWrongWithAFilter(String json, String field, String message) {
    HttpResponse<String> answer =
        gateway.post("/v1/search", "{\"item_id\":\"red.png\",\"filter\":%s}".formatted(json));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains('"' + field + '"').contains(message);
  }

  @Test
  void passesEveryParameterOn() {
    SearchParameters parameters =
        asked(
            "\"exact\":true,\"oversampling\":4,\"score_threshold\":0.5,\"group_by\":\"image_id\","
                + "\"group_size\":2,\"best_effort\":true,\"read_tokens\":[\"t\"],\"k\":3");

    assertThat(parameters.getExact()).isTrue();
    assertThat(parameters.getOversampling()).isEqualTo(4);
    assertThat(parameters.getScoreThreshold()).isEqualTo(.5f);
    assertThat(parameters.getGroupBy()).isEqualTo("image_id");
    assertThat(parameters.getGroupSize()).isEqualTo(2);
    assertThat(parameters.getBestEffort()).isTrue();
    assertThat(parameters.getReadTokensList()).containsExactly("t");
    SearchParameters plain = asked("\"k\":3");
    assertThat(plain.hasScoreThreshold()).isFalse();
    assertThat(plain.hasFilter()).isFalse();
  }

  @Test
  void tellsHowHitsWereFound() {
    HttpResponse<String> answer =
        gateway.post("/v1/search", "{\"item_id\":\"red.png\",\"group_by\":\"image_id\"}");

    assertThat(json(answer).at("/plans/0").asText()).isEqualTo("scan");
    assertThat(json(answer).at("/partial_by_deadline").asBoolean(true)).isFalse();
    assertThat(json(answer).at("/hits/0/group").asInt()).isEqualTo(7);
  }

  @Test
  void filtersPagesByText() {
    String filter = "tag = \"a b\"";
    HttpResponse<String> answer =
        gateway.get(
            "/v1/galleries/colours/items?filter="
                + URLEncoder.encode(filter, StandardCharsets.UTF_8));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(((ScrollRequest) suite.store.asked).getFilter()).isEqualTo(FilterText.parse(filter));
  }

  @Test
  void recommendsByExamplesOfEveryKind() {
    HttpResponse<String> answer =
        gateway.post(
            "/v1/recommend",
            "{\"positives\":[{\"item_id\":\"red.png\"},{\"text\":\"green\"}],"
                + "\"negatives\":[{\"vector\":[0,0,1,0]}],\"strategy\":\"best_score\",\"k\":2,"
                + "\"filter\":\"exists(file_name)\"}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(texts(answer, "/hits", "rank")).containsExactly("1", "2");
    assertThat(text(answer, "/gallery")).isEqualTo("colours");
    RecommendRequest asked = (RecommendRequest) suite.store.asked;
    assertThat(asked.getPositives(0).getItemId()).isEqualTo("red.png");
    assertThat(asked.getPositives(1).getVector().getValuesCount()).isEqualTo(4);
    assertThat(asked.getNegatives(0).getVector().getValuesList()).containsExactly(0f, 0f, 1f, 0f);
    assertThat(asked.getStrategy()).isEqualTo(RecommendStrategy.RECOMMEND_STRATEGY_BEST_SCORE);
    assertThat(asked.getParameters().getK()).isEqualTo(2);
    assertThat(asked.getParameters().getFilter()).isEqualTo(FilterText.parse("exists(file_name)"));
  }

  @Test
  void saysWhatIsWrongWithExamples() {
    HttpResponse<String> answer =
        gateway.post(
            "/v1/recommend",
            "{\"positives\":[],\"negatives\":[{\"text\":\"a\",\"item_id\":\"b\"}],\"strategy\":\"mean\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("0 examples (expected: 1..100)")
        .contains("negatives[0].query")
        .contains("(expected: one of average, best_score)");
  }
}
