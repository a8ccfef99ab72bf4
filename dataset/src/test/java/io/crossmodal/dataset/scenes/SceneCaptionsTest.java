package io.crossmodal.dataset.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SceneCaptionsTest {

  private static final List<Scene> SCENES = SceneGenerator.generate(new SceneSet(1_000, 11));

  @Test
  void givesThreeToFiveDifferentCaptions() {
    for (Scene scene : SCENES) {
      assertThat(SceneCaptions.of(scene)).hasSizeBetween(3, 5).doesNotHaveDuplicates();
    }
  }

  @Test
  void repeatsItselfForAScene() {
    assertThat(SceneCaptions.of(SCENES.get(3))).isEqualTo(SceneCaptions.of(SCENES.get(3)));
  }

  @Test
  void namesColourAndShapeOfEveryObjectInEveryCaption() {
    for (Scene scene : SCENES) {
      for (String caption : SceneCaptions.of(scene)) {
        for (SceneObject object : scene.objects()) {
          assertThat(names(object)).as(caption).anyMatch(caption::contains);
        }
      }
    }
  }

  @Test
  void namesNothingThatIsNotThere() {
    for (Scene scene : SCENES) {
      Set<SceneShape> shown =
          scene.objects().stream().map(SceneObject::shape).collect(Collectors.toSet());
      for (String caption : SceneCaptions.of(scene)) {
        for (SceneShape shape : SceneShape.values()) {
          boolean named = shape.nouns().stream().anyMatch(noun -> caption.contains(" " + noun));
          assertThat(named).as(caption).isEqualTo(shown.contains(shape));
        }
      }
    }
  }

  @Test
  void alwaysSaysWhereALoneObjectLies() {
    SCENES.stream()
        .filter(scene -> scene.objects().size() == 1)
        .forEach(
            scene ->
                assertThat(SceneCaptions.of(scene))
                    .allMatch(
                        caption ->
                            scene.objects().getFirst().place().phrases().stream()
                                .anyMatch(caption::contains)));
  }

  @Test
  void saysTrueRelations() {
    SceneObject star =
        new SceneObject(SceneShape.STAR, SceneColour.RED, SceneSize.SMALL, Place.TOP_LEFT);
    SceneObject ring =
        new SceneObject(SceneShape.RING, SceneColour.BLUE, SceneSize.LARGE, Place.BOTTOM);
    for (long seed = 0; seed < 50; seed++) {
      Wording wording = new Wording(new Draw(seed));
      assertThat(wording.relation(star, ring)).matches("(above|over) and (to the )?left of");
      assertThat(wording.relation(ring, star))
          .matches("(below|under|beneath) and (to the )?right of");
    }
  }

  @Test
  void mentionsBackgroundsInSomeCaptions() {
    List<String> captions = SCENES.stream().flatMap(s -> SceneCaptions.of(s).stream()).toList();
    long told =
        captions.stream().filter(c -> c.matches(".*(background|backdrop|ground).*")).count();
    assertThat((double) told / captions.size()).isBetween(0.15, 0.35);
  }

  @Test
  void variesItsWords() {
    String all =
        SCENES.stream()
            .flatMap(s -> SceneCaptions.of(s).stream())
            .collect(Collectors.joining("\n"));
    assertThat(all)
        .contains("there is", "is drawn", "a picture of", "big", "huge", "large", "little", "tiny")
        .contains(
            "above", "below", "to the left of", "to the right of", "an orange", "hoop", "disc");
  }

  private static List<String> names(SceneObject object) {
    String colour = object.colour().name().toLowerCase(Locale.ROOT);
    return object.shape().nouns().stream().map(noun -> colour + " " + noun).toList();
  }
}
