package io.crossmodal.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class ChartTest {

  private static final Helm CHART = new Helm(Path.of("crossmodal").toAbsolutePath());

  @Test
  void lints() {
    LintResult result = CHART.lint().strict().call();

    assertThat(result.isFailed()).as(String.join("\n", result.getMessages())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"encoder", "index", "eval", "gateway"})
  void everyServiceHasAServiceAndAWorkloadThatStartsIt(String service) {
    List<Map<String, Object>> objects = render();

    assertThat(kinds(objects, "cm-" + service)).contains("Service");
    assertThat(container(objects, service).get("args")).asString().startsWith("[serve, " + service);
  }

  @ParameterizedTest
  @ValueSource(strings = {"encoder", "index", "eval"})
  void statefulServicesHaveAHeadlessServiceAVolumeAndGrpcProbes(String service) {
    List<Map<String, Object>> objects = render();

    assertThat(kinds(objects, "cm-" + service + "-headless")).containsExactly("Service");
    assertThat(object(objects, "StatefulSet", "cm-" + service).toString())
        .contains("volumeClaimTemplates", "podManagementPolicy=Parallel");
    assertThat(container(objects, service).get("readinessProbe"))
        .asString()
        .contains("grpc", "crossmodal." + service + ".v1.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"encoder", "index", "eval", "gateway"})
  void podsAreRestricted(String service) {
    Map<String, Object> container = container(render(), service);

    assertThat(container.get("securityContext"))
        .asString()
        .contains("readOnlyRootFilesystem=true", "allowPrivilegeEscalation=false", "drop=[ALL]");
    assertThat(container.get("resources")).asString().contains("requests", "limits");
  }

  @Test
  void indexNodesKnowEachOther() {
    String index = container(render("index.replicas=3"), "index").toString();

    assertThat(index)
        .contains(
            "cm-index-0.cm-index-headless:9090,cm-index-1.cm-index-headless:9090,cm-index-2.cm-index-headless:9090");
  }

  @Test
  void gatewayKnowsTheServicesBehindIt() {
    assertThat(container(render(), "gateway").toString())
        .contains("cm-encoder:9090", "cm-index:9090", "cm-eval:9090");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"index.replicas=0", "logLevel=LOUD", "unknown=1", "index.persistence.size=big"})
  void refusesValuesThatTheSchemaDoesNotAllow(String value) {
    assertThatThrownBy(() -> render(value))
        .hasMessageContaining(value.substring(0, value.indexOf('=')).replaceAll(".*\\.", ""));
  }

  @Test
  void alertsOfBrokenPromisesWhereThereIsAnOperator() {
    assertThat(render().toString()).doesNotContain("PrometheusRule");
    List<Map<String, Object>> objects =
        render(
            "prometheusRule.enabled=true", "prometheusRule.window=30", "gateway.canaryShare=0.05");

    assertThat(object(objects, "PrometheusRule", "cm-canary").toString())
        .contains("crossmodal_canary_overlap_sum[30m]")
        .contains("< on (gallery, view) max by (gallery, view) (crossmodal_canary_promise)")
        .contains("View {{ $labels.view }} of gallery");
    assertThat(container(objects, "gateway").get("env"))
        .asString()
        .contains("name=CROSSMODAL_GATEWAY_CANARY_SHARE, value=0.05");
  }

  private static List<Map<String, Object>> render(String... values) {
    TemplateCommand template = CHART.template().withName("cm").withKubeVersion("1.30.0");
    for (String value : values) {
      int equals = value.indexOf('=');
      template.set(value.substring(0, equals), value.substring(equals + 1));
    }
    List<Map<String, Object>> objects = new ArrayList<>();
    for (Object object : new Yaml().loadAll(template.call())) {
      if (object instanceof Map<?, ?> map) {
        objects.add(cast(map));
      }
    }
    return objects;
  }

  private static List<String> kinds(List<Map<String, Object>> objects, String name) {
    return objects.stream()
        .filter(object -> name.equals(cast(object.get("metadata")).get("name")))
        .map(object -> String.valueOf(object.get("kind")))
        .toList();
  }

  private static Map<String, Object> object(
      List<Map<String, Object>> objects, String kind, String name) {
    return objects.stream()
        .filter(o -> kind.equals(o.get("kind")) && name.equals(cast(o.get("metadata")).get("name")))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> container(List<Map<String, Object>> objects, String service) {
    String kind = service.equals("gateway") ? "Deployment" : "StatefulSet";
    Map<String, Object> template =
        cast(cast(object(objects, kind, "cm-" + service).get("spec")).get("template"));
    return cast(((List<?>) cast(template.get("spec")).get("containers")).getFirst());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> cast(Object map) {
    return (Map<String, Object>) map;
  }
}
