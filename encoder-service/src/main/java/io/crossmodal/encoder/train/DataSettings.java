package io.crossmodal.encoder.train;

/**
 * How examples vary from epoch to epoch.
 *
 * @param crop smallest share of a picture's side that a random square may have; 1 for the whole
 *     picture, always
 * @param flip true to mirror half of the pictures; wrong where captions say left and right
 * @param colourJitter how far brightness and contrast may go, as a share of their range; 0 for not
 *     at all
 * @param wordDropout share of the words that are hidden from the text tower
 * @param minWordCount occurrences below which a word of the training captions is unknown
 * @param maxVocabulary tokens kept at most
 */
public record DataSettings(
    double crop,
    boolean flip,
    double colourJitter,
    double wordDropout,
    int minWordCount,
    int maxVocabulary) {

  public DataSettings {
    Settings.check("data.crop", crop, crop >= 0.1 && crop <= 1, "0.1..1");
    Settings.checkFraction("data.colour_jitter", colourJitter);
    Settings.checkFraction("data.word_dropout", wordDropout);
    Settings.check("data.min_word_count", minWordCount, minWordCount >= 1, "1 or more");
    Settings.check("data.max_vocabulary", maxVocabulary, maxVocabulary >= 4, "4 or more");
  }
}
