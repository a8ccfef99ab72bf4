package io.crossmodal.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VideoNameTest {

  @Test
  void knowsVideosByTheirEnding() {
    assertThat(VideoName.mediaType("clips/a.b.MP4")).contains("video/mp4");
    assertThat(VideoName.mediaType("a.mov")).contains("video/quicktime");
    assertThat(VideoName.mediaType("a.jpg")).isEmpty();
    assertThat(VideoName.mediaType("a.gif")).isEmpty();
    assertThat(VideoName.mediaType("a.mp4.png")).isEmpty();
    assertThat(VideoName.mediaType("")).isEmpty();
  }
}
