package io.crossmodal.cli.doctor;

/**
 * One thing that was looked at.
 *
 * @param grade whether it is as it should be
 * @param subject what was looked at, in a word
 * @param text what was found, and what to do where it is not good
 */
public record Finding(Grade grade, String subject, String text) {

  /** How good a finding is. */
  public enum Grade {
    /** As it should be. */
    OK,
    /** Works, with less than it could. */
    WARNING,
    /** Does not work. */
    PROBLEM
  }

  static Finding ok(String subject, String text) {
    return new Finding(Grade.OK, subject, text);
  }

  static Finding warning(String subject, String text) {
    return new Finding(Grade.WARNING, subject, text);
  }

  static Finding problem(String subject, String text) {
    return new Finding(Grade.PROBLEM, subject, text);
  }
}
