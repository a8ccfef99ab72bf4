package io.crossmodal.eval;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ClassesTransformer;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** The rules of docs/architecture.md that hold in this service. */
@AnalyzeClasses(
    packages = "io.crossmodal.eval",
    importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class ArchitectureTest {

  private static final String ROOT = "io.crossmodal.eval.";

  @ArchTest
  static final ArchRule datasetKnowsNoLaterStage =
      knowsNothingOf("dataset", "plan", "run", "measure", "report", "pipeline", "endpoint");

  @ArchTest
  static final ArchRule planKnowsNoLaterStage =
      knowsNothingOf("plan", "run", "measure", "report", "pipeline", "endpoint");

  @ArchTest
  static final ArchRule runKnowsNoLaterStage =
      knowsNothingOf("run", "measure", "report", "pipeline", "endpoint");

  @ArchTest
  static final ArchRule measureKnowsNoLaterStage =
      knowsNothingOf("measure", "report", "pipeline", "endpoint");

  @ArchTest
  static final ArchRule reportKnowsNoLaterStage = knowsNothingOf("report", "pipeline", "endpoint");

  @ArchTest static final ArchRule pipelineKnowsNoEndpoint = knowsNothingOf("pipeline", "endpoint");

  @ArchTest
  static final ArchRule measureUsesTheJdkAlone =
      classes()
          .that(resideInAPackage(ROOT + "measure.."))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(ROOT + "measure..", "java..", "org.jspecify.annotations.."));

  @ArchTest
  static final ArchRule measureReadsNoClock =
      noClasses()
          .that(resideInAPackage(ROOT + "measure.."))
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule grpcStaysAtTheEdge =
      noClasses()
          .that(
              resideInAnyPackage(
                  ROOT + "dataset..", ROOT + "plan..", ROOT + "measure..", ROOT + "report.."))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "io.grpc..",
                  "io.crossmodal.eval.v1..",
                  "io.crossmodal.index.v1..",
                  "io.crossmodal.encoder.v1.."));

  @ArchTest
  static final ArchRule frameworkStaysAtTheEdge =
      noClasses()
          .that(
              resideInAnyPackage(
                  ROOT + "dataset..",
                  ROOT + "plan..",
                  ROOT + "run..",
                  ROOT + "measure..",
                  ROOT + "report.."))
          .should()
          .dependOnClassesThat(resideInAnyPackage("io.micronaut..", "jakarta.inject.."));

  @ArchTest
  static final ArchRule environmentIsReadInConfig =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "config..")
          .should()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class, String.class);

  @ArchTest
  static final ArchRule noOtherService =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "io.crossmodal.encoder..", "io.crossmodal.gateway..", "io.crossmodal.cli.."));

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      all(packages())
          .should(
              new ArchCondition<JavaPackage>("be @NullMarked") {
                @Override
                public void check(JavaPackage item, ConditionEvents events) {
                  boolean marked = item.isAnnotatedWith(NullMarked.class);
                  events.add(new SimpleConditionEvent(item, marked, item.getName()));
                }
              });

  @ArchTest
  static final ArchRule noCycles = slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

  private static ClassesTransformer<JavaPackage> packages() {
    return new AbstractClassesTransformer<>("packages with classes") {
      @Override
      public Iterable<JavaPackage> doTransform(JavaClasses classes) {
        return classes.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
      }
    };
  }

  private static ArchRule knowsNothingOf(String room, String... later) {
    String[] packages = new String[later.length];
    for (int i = 0; i < later.length; i++) {
      packages[i] = ROOT + later[i] + "..";
    }
    return noClasses()
        .that(resideInAPackage(ROOT + room + ".."))
        .should()
        .dependOnClassesThat(resideInAnyPackage(packages))
        .allowEmptyShould(true);
  }
}
