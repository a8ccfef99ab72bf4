package io.crossmodal.dataset;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = "io.crossmodal.dataset";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void hasNoCycles() {
    slices().matching("io.crossmodal.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void marksEveryPackageForNullness() {
    JavaPackage root = CLASSES.getPackage(ROOT);
    assertThat(root.getSubpackagesInTree()).hasSize(5);
    assertThat(root.isAnnotatedWith(NullMarked.class)).isTrue();
    assertThat(root.getSubpackagesInTree())
        .allMatch(room -> room.isAnnotatedWith(NullMarked.class));
  }

  @Test
  void knowsNoFrameworkAndNoEnvironment() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.micronaut..", "io.grpc..", "ai.djl..", "jakarta..")
        .check(CLASSES);
    noClasses().should().callMethod(System.class, "getenv", String.class).check(CLASSES);
    noClasses().should().callMethod(System.class, "getProperty", String.class).check(CLASSES);
  }

  @Test
  void leavesPicturesArraysAndScenesToThemselves() {
    for (String room : new String[] {"hdf5", "image", "npz", "scenes"}) {
      noClasses()
          .that()
          .resideInAPackage(ROOT + "." + room)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT)
          .check(CLASSES);
    }
  }
}
