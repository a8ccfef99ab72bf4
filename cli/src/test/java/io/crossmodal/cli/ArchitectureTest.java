package io.crossmodal.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.crossmodal.cli",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule roomsHaveNoCycles =
      slices().matching("io.crossmodal.cli.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyConfigReadsTheEnvironment =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.crossmodal.cli.config..", "io.crossmodal.cli.doctor..")
          .should()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class);

  @ArchTest
  static final ArchRule flowsKnowNoCommand =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.crossmodal.cli.flow..",
              "io.crossmodal.cli.client..",
              "io.crossmodal.cli.console..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.crossmodal.cli.command..", "io.crossmodal.cli.demo..");
}
