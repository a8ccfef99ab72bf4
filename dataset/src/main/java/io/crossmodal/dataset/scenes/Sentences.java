package io.crossmodal.dataset.scenes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The ways to put one scene's objects into a sentence, in the order given. */
final class Sentences {

  private final List<SceneObject> objects;
  private final Wording wording;

  Sentences(List<SceneObject> objects, Wording wording) {
    this.objects = objects;
    this.wording = wording;
  }

  /** "a big red star on the left and a blue ring in the middle". */
  String listing() {
    String list = joined(this::placed);
    return switch (objects.size()) {
      case 1 -> wording.pick("", "a picture of ", "just ") + list;
      case 2 -> wording.pick("", "a picture of ", "two shapes: ") + list;
      default -> wording.pick("", "a picture of ", "three shapes: ") + list;
    };
  }

  /** "there is a big red star on the left and a blue ring in the middle". */
  String thereIs() {
    return wording.pick("there is ", "we see ", "the picture shows ") + joined(this::placed);
  }

  /** "on the left there is a big red star, and in the middle a blue ring". */
  String placeFirst() {
    SceneObject first = objects.getFirst();
    String verb = wording.pick(" there is ", " is ", " sits ", " we see ");
    StringBuilder text =
        new StringBuilder(wording.place(first)).append(verb).append(wording.indefinite(first));
    for (SceneObject object : objects.subList(1, objects.size())) {
      String link = object == objects.getLast() ? ", and " : ", ";
      text.append(link)
          .append(wording.place(object))
          .append(' ')
          .append(wording.indefinite(object));
    }
    return text.toString();
  }

  /** "a big red star is drawn on the left, a blue ring is placed in the middle". */
  String passive() {
    List<String> clauses = new ArrayList<>();
    for (SceneObject object : objects) {
      String verb = wording.pick(" is drawn ", " is placed ", " can be seen ", " is shown ");
      clauses.add(wording.indefinite(object) + verb + wording.place(object));
    }
    return String.join(", ", clauses);
  }

  /** "a big red star to the left of a blue ring in the middle". */
  String related() {
    String pair =
        "%s %s %s"
            .formatted(
                wording.indefinite(objects.getFirst()),
                wording.relation(objects.getFirst(), objects.get(1)),
                placed(objects.get(1)));
    return objects.size() == 2
        ? pair
        : pair + wording.pick(", and ", ", with ") + placed(objects.get(2));
  }

  /** "the blue ring in the middle is to the right of the big red star". */
  String relatedTheOtherWay() {
    SceneObject subject = objects.get(1);
    String pair =
        "%s %s is %s %s"
            .formatted(
                wording.definite(subject),
                wording.place(subject),
                wording.relation(subject, objects.getFirst()),
                wording.definite(objects.getFirst()));
    return objects.size() == 2 ? pair : pair + ", and there is " + placed(objects.get(2));
  }

  private String placed(SceneObject object) {
    return wording.indefinite(object) + " " + wording.place(object);
  }

  private String joined(Function<SceneObject, String> phrase) {
    List<String> parts = objects.stream().map(phrase).toList();
    String head = String.join(", ", parts.subList(0, parts.size() - 1));
    return head.isEmpty() ? parts.getLast() : head + " and " + parts.getLast();
  }
}
