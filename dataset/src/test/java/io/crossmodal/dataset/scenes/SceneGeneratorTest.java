package io.crossmodal.dataset.scenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SceneGeneratorTest {

  @Test
  void givesTheSameScenesForASeed() {
    assertThat(SceneGenerator.generate(new SceneSet(200, 7)))
        .isEqualTo(SceneGenerator.generate(new SceneSet(200, 7)));
  }

  @Test
  void givesTheSameFirstScenesForALargerCount() {
    assertThat(SceneGenerator.generate(new SceneSet(300, 7)))
        .startsWith(SceneGenerator.generate(new SceneSet(200, 7)).toArray(Scene[]::new));
  }

  @Test
  void givesOtherScenesForAnotherSeed() {
    Set<Scene> common = new HashSet<>(SceneGenerator.generate(new SceneSet(200, 7)));
    common.retainAll(SceneGenerator.generate(new SceneSet(200, 8)));
    assertThat(common).isEmpty();
  }

  @Test
  void neverRepeatsTheObjectsOfAScene() {
    List<Scene> scenes = SceneGenerator.generate(new SceneSet(20_000, 1));
    assertThat(scenes.stream().map(Scene::objects)).hasSize(20_000).doesNotHaveDuplicates();
  }

  @Test
  void givesObjectsOfOneSceneDifferentPlacesAndNames() {
    for (Scene scene : SceneGenerator.generate(new SceneSet(2_000, 3))) {
      assertThat(scene.objects().stream().map(SceneObject::place)).doesNotHaveDuplicates();
      assertThat(scene.objects().stream().map(o -> o.shape() + " " + o.colour()))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void usesEveryWordOfTheVocabularyAndEveryCount() {
    List<Scene> scenes = SceneGenerator.generate(new SceneSet(500, 3));
    List<SceneObject> objects = scenes.stream().flatMap(s -> s.objects().stream()).toList();
    assertThat(objects.stream().map(SceneObject::shape)).contains(SceneShape.values());
    assertThat(objects.stream().map(SceneObject::colour)).contains(SceneColour.values());
    assertThat(objects.stream().map(SceneObject::size)).contains(SceneSize.values());
    assertThat(objects.stream().map(SceneObject::place)).contains(Place.values());
    assertThat(scenes.stream().map(s -> s.objects().size()).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(1, 2, 3);
  }

  @Test
  void rejectsCountsOutOfRange() {
    assertThatThrownBy(() -> new SceneSet(0, 1))
        .hasMessage("count: 0 (expected: 1..100000 scenes)");
    assertThatThrownBy(() -> new SceneSet(100_001, 1)).hasMessageContaining("100001");
  }

  @Test
  void rejectsObjectsInOnePlace() {
    SceneObject star =
        new SceneObject(SceneShape.STAR, SceneColour.RED, SceneSize.SMALL, Place.LEFT);
    Background background = new Background(Background.Tint.WHITE, Background.Texture.PLAIN);
    assertThatThrownBy(() -> new Scene(List.of(star, star), background, 1))
        .hasMessageContaining("different places");
    assertThatThrownBy(() -> new Scene(List.of(), background, 1)).hasMessageContaining("0");
  }
}
