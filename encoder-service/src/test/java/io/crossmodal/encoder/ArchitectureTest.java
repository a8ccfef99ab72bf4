package io.crossmodal.encoder;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = "io.crossmodal.encoder";
  private static final String CONTRACT = "io.crossmodal.encoder.v1";

  /** The service's own classes; the generated contract shares their root. */
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT)
          .that(not(resideInAPackage(CONTRACT)));

  @Test
  void knowsNoOtherService() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.crossmodal.index..",
            "io.crossmodal.eval..",
            "io.crossmodal.gateway..",
            "io.crossmodal.cli..")
        .check(CLASSES);
  }

  @Test
  void roomsImportInOneDirection() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("config")
        .definedBy(ROOT + ".config")
        .layer("endpoint")
        .definedBy(ROOT + ".endpoint")
        .layer("batch")
        .definedBy(ROOT + ".batch")
        .layer("metrics")
        .definedBy(ROOT + ".metrics")
        .layer("cache")
        .definedBy(ROOT + ".cache")
        .layer("fetch")
        .definedBy(ROOT + ".fetch")
        .layer("training")
        .definedBy(ROOT + ".training")
        .layer("train")
        .definedBy(ROOT + ".train")
        .layer("model")
        .definedBy(ROOT + ".model")
        .layer("video")
        .definedBy(ROOT + ".video")
        .layer("input")
        .definedBy(ROOT + ".input")
        .whereLayer("config")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("endpoint")
        .mayOnlyBeAccessedByLayers("config")
        .whereLayer("fetch")
        .mayOnlyBeAccessedByLayers("config")
        .whereLayer("metrics")
        .mayOnlyBeAccessedByLayers("config")
        .whereLayer("cache")
        .mayOnlyBeAccessedByLayers("config", "endpoint", "metrics")
        .whereLayer("batch")
        .mayOnlyBeAccessedByLayers("config", "endpoint", "cache", "metrics")
        .whereLayer("training")
        .mayOnlyBeAccessedByLayers("config", "endpoint")
        .whereLayer("train")
        .mayOnlyBeAccessedByLayers("config", "endpoint", "training")
        .whereLayer("model")
        .mayOnlyBeAccessedByLayers("config", "endpoint", "training", "batch", "train")
        .whereLayer("video")
        .mayOnlyBeAccessedByLayers("config", "endpoint", "batch")
        .whereLayer("input")
        .mayOnlyBeAccessedByLayers("config", "endpoint", "training", "batch", "train", "model")
        .check(CLASSES);
  }

  @Test
  void onlyTheEndpointSpeaksGrpc() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".endpoint")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.grpc..", CONTRACT, "io.crossmodal.inference.v1", "com.google.protobuf..")
        .check(CLASSES);
  }

  @Test
  void onlyTheRoomsOfTensorsKnowTheDeviceLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".model..", ROOT + ".input..", ROOT + ".train..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.djl..", "ai.onnxruntime..")
        .check(CLASSES);
  }

  @Test
  void onlyTheRoomOfVideosKnowsFfmpeg() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".video")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco..")
        .check(CLASSES);
  }

  @Test
  void onlyTheEdgeKnowsTheFramework() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".endpoint", ROOT + ".config")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.micronaut..", "jakarta..")
        .check(CLASSES);
  }

  @Test
  void onlyConfigReadsTheEnvironment() {
    for (String method : new String[] {"getenv", "getProperty"}) {
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".config")
          .should()
          .callMethod(System.class, method, String.class)
          .check(CLASSES);
    }
  }

  @Test
  void hasNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void marksEveryPackageForNullness() {
    assertThat(CLASSES.getPackage(ROOT).getSubpackages())
        .filteredOn(room -> !room.getName().equals(CONTRACT))
        .hasSizeGreaterThanOrEqualTo(7)
        .allMatch(room -> room.isAnnotatedWith(NullMarked.class), "@NullMarked")
        .extracting(JavaPackage::getName)
        .contains(ROOT + ".batch", ROOT + ".endpoint");
  }
}
