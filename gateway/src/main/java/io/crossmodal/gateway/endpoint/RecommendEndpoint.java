package io.crossmodal.gateway.endpoint;

import io.crossmodal.gateway.config.GatewayConfig;
import io.crossmodal.gateway.flow.RecommendFlow;
import io.crossmodal.gateway.flow.RecommendQuestion;
import io.crossmodal.gateway.flow.SearchInput;
import io.crossmodal.gateway.json.Fields;
import io.crossmodal.index.v1.RecommendStrategy;
import io.crossmodal.index.v1.SearchParameters;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.ArrayList;
import java.util.List;

/** {@code /v1/recommend}: rank a gallery by examples of what is wanted and what is not. */
@Controller("/v1/recommend")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RecommendEndpoint {

  private static final int MAX_EXAMPLES = 100;

  private final RecommendFlow flow;
  private final int maxK;

  RecommendEndpoint(RecommendFlow flow, GatewayConfig config) {
    this.flow = flow;
    this.maxK = config.maxK();
  }

  @Post
  JsonNode recommend(@Body JsonNode body) {
    RecommendQuestion question = read(Fields.ofJson(body));
    return SearchJson.of(flow.recommend(question), question.parameters().getOffset());
  }

  private RecommendQuestion read(Fields fields) {
    List<SearchInput> positives = examples(fields, "positives", 1);
    List<SearchInput> negatives = examples(fields, "negatives", 0);
    RecommendStrategy strategy =
        fields
            .choice("strategy", RecommendStrategy.getDescriptor())
            .map(RecommendStrategy::valueOf)
            .orElse(RecommendStrategy.RECOMMEND_STRATEGY_UNSPECIFIED);
    SearchParameters parameters = ParametersForm.read(fields, maxK);
    RecommendQuestion question =
        new RecommendQuestion(fields.text("gallery"), positives, negatives, strategy, parameters);
    fields.check();
    return question;
  }

  private static List<SearchInput> examples(Fields fields, String name, int least) {
    List<SearchInput> examples = new ArrayList<>();
    List<Fields> given = fields.objects(name);
    if (given.size() < least || given.size() > MAX_EXAMPLES) {
      fields.reject(name, given.size() + " examples", "%d..%d".formatted(least, MAX_EXAMPLES));
      return examples;
    }
    given.forEach(example -> SearchForm.input(example).ifPresent(examples::add));
    return examples;
  }
}
