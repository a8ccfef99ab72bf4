package io.crossmodal.index;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import org.jspecify.annotations.NullMarked;

/** Holds the rules of docs/architecture.md for this service. */
@AnalyzeClasses(
    packagesOf = ArchitectureTest.class,
    importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
final class ArchitectureTest {

  private static final String ROOT = "io.crossmodal.index.";

  /**
   * Rooms from the wire to the loops; a room may import those that follow it, and of its own group.
   */
  @ArchTest static final ArchRule importsPointToTheLoops = rooms();

  private static LayeredArchitecture rooms() {
    LayeredArchitecture rooms =
        Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("config")
            .definedBy(ROOT + "config..")
            .layer("endpoint")
            .definedBy(ROOT + "endpoint..")
            .layer("cluster")
            .definedBy(ROOT + "cluster..")
            .layer("shard")
            .definedBy(ROOT + "shard..")
            .layer("search and view")
            .definedBy(ROOT + "search..", ROOT + "view..")
            .layer("graph and filter")
            .definedBy(ROOT + "graph..", ROOT + "filter..")
            .layer("codec")
            .definedBy(ROOT + "codec..")
            .layer("kernel")
            .definedBy(ROOT + "kernel..");
    return rooms
        .whereLayer("endpoint")
        .mayOnlyBeAccessedByLayers("config")
        .whereLayer("cluster")
        .mayOnlyBeAccessedByLayers("config", "endpoint")
        .whereLayer("shard")
        .mayOnlyBeAccessedByLayers("config", "endpoint", "cluster")
        .whereLayer("search and view")
        .mayOnlyBeAccessedByLayers("config", "endpoint", "cluster", "shard")
        .whereLayer("graph and filter")
        .mayOnlyBeAccessedByLayers("config", "endpoint", "cluster", "shard", "search and view");
  }

  @ArchTest
  static final ArchRule kernelsImportNoOtherRoom =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "kernel..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "codec..", ROOT + "graph..", ROOT + "filter..");

  @ArchTest
  static final ArchRule codecsImportKernelsOnly =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "codec..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "graph..", ROOT + "filter..");

  @ArchTest
  static final ArchRule viewsDoNotKnowSearch =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "view..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "search..");

  @ArchTest
  static final ArchRule noCycles = slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule servicesDoNotImportEachOther =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.crossmodal.encoder..",
              "io.crossmodal.eval..",
              "io.crossmodal.gateway..",
              "io.crossmodal.cli..");

  @ArchTest
  static final ArchRule callsOverTheWireStayAtTheEdge =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + "endpoint..", ROOT + "config..")
          .and()
          .haveNameNotMatching(".*\\.cluster\\.Remote[A-Za-z]*(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.grpc..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching(".*\\.v1\\.[A-Za-z]*Grpc(\\$.*)?");

  @ArchTest
  static final ArchRule shardsDoNotKnowTheContract =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + "shard..", ROOT + "search..", ROOT + "view..", ROOT + "codec..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "v1..");

  @ArchTest
  static final ArchRule theVectorApiStaysInTheKernels =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "kernel..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.incubator.vector..");

  @ArchTest
  static final ArchRule theNumericCoreUsesTheJdkOnly =
      classes()
          .that()
          .resideInAnyPackage(
              ROOT + "kernel..", ROOT + "codec..", ROOT + "view..", ROOT + "search..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "jdk.incubator.vector..",
              "org.jspecify..",
              ROOT + "kernel..",
              ROOT + "codec..",
              ROOT + "graph..",
              ROOT + "view..",
              ROOT + "search..");

  @ArchTest
  static final ArchRule frameworksStayInConfigurationAndEndpoints =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + "config..", ROOT + "endpoint..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.micronaut..", "jakarta..");

  @ArchTest
  static final ArchRule onlyConfigurationReadsTheEnvironment =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "config..")
          .and()
          .doNotHaveFullyQualifiedName(ROOT + "kernel.KernelProvider")
          .should()
          .callMethod(System.class, "getProperty", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class, String.class)
          .orShould()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes()
          .should(
              ArchCondition.from(
                  DescribedPredicate.describe(
                      "lie in a @NullMarked package",
                      type -> type.getPackage().isAnnotatedWith(NullMarked.class))));

  private ArchitectureTest() {}
}
