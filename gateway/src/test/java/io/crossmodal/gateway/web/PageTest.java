package io.crossmodal.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.crossmodal.gateway.fake.GatewayExtension;
import io.crossmodal.gateway.fake.RunningGateway;
import io.crossmodal.gateway.fake.SampleGallery;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(GatewayExtension.class)
class PageTest {

  private static final Pattern FILE = Pattern.compile("/assets/[a-z-]+\\.(?:js|css|svg)");

  private RunningGateway gateway;

  @BeforeEach
  void use(RunningGateway gateway) {
    this.gateway = gateway;
  }

  /** The files that the pages load, found by following their references. */
  private Set<String> files() {
    Set<String> found = new LinkedHashSet<>();
    Deque<String> unread = new ArrayDeque<>(List.of("/", "/docs"));
    while (!unread.isEmpty()) {
      HttpResponse<String> file = gateway.get(unread.pop());
      assertThat(file.statusCode()).as(file.uri().getPath()).isEqualTo(200);
      Matcher reference = FILE.matcher(file.body());
      while (reference.find()) {
        if (found.add(reference.group())) {
          unread.push(reference.group());
        }
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/docs"})
  void servesAPageThatMayLoadItsOwnFilesOnly(String path) {
    HttpResponse<String> page = gateway.get(path);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "http:", "https:", "*");
    assertThat(page.body()).doesNotContain("http://", "https://", "style=", "onclick");
  }

  @Test
  void servesEveryFileThatAPageLoads() {
    Set<String> files = files();

    assertThat(files)
        .contains("/assets/page.js", "/assets/docs.js", "/assets/base.css", "/assets/icon.svg");
    for (String file : files) {
      HttpResponse<String> answer = gateway.get(file);
      String expected =
          file.endsWith("js")
              ? "text/javascript"
              : file.endsWith("css") ? "text/css" : "image/svg+xml";
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(expected);
      String tag = answer.headers().firstValue("ETag").orElseThrow();
      assertThat(gateway.get(file, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }
  }

  @Test
  void loadsNothingFromElsewhereAndParsesNoMarkup() {
    for (String file : files()) {
      assertThat(gateway.get(file).body().replace("http://www.w3.org/2000/svg", ""))
          .as(file)
          .doesNotContain("http://", "https://", "//cdn", "@import")
          .doesNotContain(
              "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/..%2Findex.html",
        "/assets/..%2F..%2FAssets.class",
        "/assets/%2Fetc%2Fpasswd",
        "/assets/none.js",
        "/assets/index.html%00.js"
      })
  void givesOutNoOtherFile(String path) {
    assertThat(gateway.get(path).statusCode()).isBetween(400, 404);
  }

  @Test
  void showsCaptionsAsTextWhateverTheySay() {
    String dom = browser("/?gallery=colours&q=blue&find=text&k=100");

    assertThat(dom)
        .contains("&lt;script&gt;document.title='owned'&lt;/script&gt;")
        .doesNotContain("<title>owned", SampleGallery.SCRIPT);
  }

  @Test
  void showsRankedPicturesOfASearch() {
    String dom = browser("/?gallery=colours&q=green");

    assertThat(dom).contains("4 pictures", "2 of 2 shards answered", "all services up");
    assertThat(dom.indexOf("items/green.jpg/thumbnail"))
        .isPositive()
        .isLessThan(dom.indexOf("items/blue.png/thumbnail"));
  }

  @Test
  void showsTheDescription() {
    String dom = browser("/docs");

    assertThat(dom)
        .contains(
            "id=\"problem-ITEM_NOT_FOUND\"", "id=\"schema-SearchRequest\"", "id=\"olderStats\"");
  }

  private String browser(String path) {
    assumeThat(Browser.available()).as("chromium on the path").isTrue();
    return Browser.dom(gateway.uri(path));
  }
}
