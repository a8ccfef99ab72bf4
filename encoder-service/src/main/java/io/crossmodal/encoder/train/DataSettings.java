package io.crossmodal.encoder.train;

/**
 * How examples vary from epoch to epoch.
 *
 * @param cropMargin pixels by which pictures are larger than the tower's, so that a random square
 *     can be cut; 0 for none
 * @param flip true to mirror half of the pictures; wrong where captions say left and right
 * @param wordDropout share of the words that are hidden from the text tower
 * @param minWordCount occurrences below which a word of the training captions is unknown
 * @param maxVocabulary tokens kept at most
 */
public record DataSettings(
    int cropMargin, boolean flip, double wordDropout, int minWordCount, int maxVocabulary) {

  public DataSettings {
    Settings.check("data.crop_margin", cropMargin, cropMargin >= 0 && cropMargin <= 64, "0..64");
    Settings.checkFraction("data.word_dropout", wordDropout);
    Settings.check("data.min_word_count", minWordCount, minWordCount >= 1, "1 or more");
    Settings.check("data.max_vocabulary", maxVocabulary, maxVocabulary >= 4, "4 or more");
  }
}
