package io.crossmodal.gateway;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/** The rules of the house that concern the gateway. */
@AnalyzeClasses(
    packages = "io.crossmodal.gateway",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOM = "io.crossmodal.gateway.";

  private static final DescribedPredicate<JavaClass> STUB =
      DescribedPredicate.describe(
          "gRPC or a generated stub",
          type ->
              type.getPackageName().startsWith("io.grpc")
                  || (type.getPackageName().matches("io\\.crossmodal\\..*\\.v1")
                      && type.getName().contains("Grpc")));

  @ArchTest
  static final ArchRule SERVICES_ARE_STRANGERS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.crossmodal.encoder",
              "io.crossmodal.encoder.endpoint..",
              "io.crossmodal.encoder.model..",
              "io.crossmodal.index.cluster..",
              "io.crossmodal.index.shard..",
              "io.crossmodal.eval.pipeline..",
              "io.crossmodal.eval.run..",
              "io.crossmodal.cli..");

  @ArchTest
  static final ArchRule CALLS_GO_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("endpoint")
          .definedBy(ROOM + "endpoint..")
          .layer("flow")
          .definedBy(ROOM + "flow..")
          .layer("client")
          .definedBy(ROOM + "client..")
          .layer("json")
          .definedBy(ROOM + "json..")
          .layer("web")
          .definedBy(ROOM + "web..")
          .layer("config")
          .definedBy(ROOM + "config..")
          .whereLayer("endpoint")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("flow")
          .mayOnlyBeAccessedByLayers("endpoint", "config")
          .whereLayer("client")
          .mayOnlyBeAccessedByLayers("endpoint", "flow", "config")
          .whereLayer("json")
          .mayOnlyBeAccessedByLayers("endpoint")
          .whereLayer("web")
          .mayOnlyBeAccessedByLayers("endpoint", "config")
          .whereLayer("config")
          .mayOnlyBeAccessedByLayers("endpoint");

  @ArchTest
  static final ArchRule ONLY_CLIENTS_SPEAK_GRPC =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOM + "client..")
          .should()
          .dependOnClassesThat(STUB);

  @ArchTest
  static final ArchRule THE_FRAMEWORK_STAYS_OUTSIDE =
      noClasses()
          .that()
          .resideInAnyPackage(ROOM + "flow..", ROOM + "client..", ROOM + "web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.micronaut..", "jakarta..");

  @ArchTest
  static final ArchRule ONLY_CONFIG_ASKS_THE_ENVIRONMENT =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOM + "config..")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class);

  @ArchTest
  static final ArchRule NO_CIRCLES = slices().matching(ROOM + "(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NOTHING_IS_NULL_UNSAID = classes().should(be(inNullMarkedPackage()));

  private static DescribedPredicate<JavaClass> inNullMarkedPackage() {
    return DescribedPredicate.describe(
        "in a null-marked package", type -> type.getPackage().isAnnotatedWith(NullMarked.class));
  }
}
