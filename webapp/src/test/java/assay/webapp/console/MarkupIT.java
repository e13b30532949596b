package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.OnTheServer;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;

/** Whatever stands in an event is text on every page that shows it. */
@OnTheServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MarkupIT {
  private static final List<String> CORPUS =
      List.of(
          "<script>window.hacked=1</script>",
          "<img src=x onerror=window.hacked=1>",
          "<svg/onload=window.hacked=1>",
          "\"><script>window.hacked=1</script>",
          "' onmouseover='window.hacked=1",
          "\" autofocus onfocus=\"window.hacked=1",
          "</textarea><script>window.hacked=1</script>",
          "</title><script>window.hacked=1</script>",
          "</script><script>window.hacked=1</script>",
          "]]><script>window.hacked=1</script>",
          "#{facesContext.externalContext.sessionMap}",
          "${7*7}",
          "{{constructor.constructor('window.hacked=1')()}}",
          "javascript:window.hacked=1",
          "<a href=javascript:window.hacked=1>x</a>",
          "<iframe srcdoc='<script>parent.hacked=1</script>'>",
          "<math><mtext></form><form><mglyph><style></math><img src onerror=window.hacked=1>",
          "<details open ontoggle=window.hacked=1>",
          "<style>*{display:none}</style>",
          "&lt;script&gt;window.hacked=1&lt;/script&gt;",
          "\u202Eevil\u2066");

  private Browser browser;
  private final List<String> amounts = new ArrayList<>();

  @BeforeAll
  void postAll() throws Exception {
    for (String text : CORPUS) {
      var amount = Cases.newAmount();
      amounts.add(amount);
      Cases.post("mobile-money", event(text, amount));
    }
    browser = Browser.of("reviewer");
  }

  @AfterAll
  void close() {
    browser.close();
  }

  /** The text in every field that takes text, as names and as values, also below. */
  private static String event(String text, String amount) {
    String json = TextNode.valueOf(text).toString();
    return """
        {"step": 1, "type": "TRANSFER", "amount": %2$s, "nameOrig": "C1", "oldbalanceOrg": %2$s,
         "newbalanceOrig": 0.0, "nameDest": %1$s, "oldbalanceDest": 0.0, "newbalanceDest": 0.0,
         %1$s: {%1$s: [%1$s, {"deep": %1$s}]}, "note": %1$s}
        """
        .formatted(json, amount);
  }

  private void isText(String page) {
    assertThat(browser.run("return window.hacked === undefined")).as(page).isEqualTo(true);
    assertThat(
            browser.findAll(
                "main img, main iframe, main script:not([nonce]), main style, main math"))
        .as(page)
        .isEmpty();
    assertThat(browser.complaints()).as(page).isEmpty();
  }

  @Test
  void showsItAsTextInTheQueueAndInEveryCase() {
    for (int i = 0; i < CORPUS.size(); i++) {
      browser.open(Cases.queue(amounts.get(i), amounts.get(i)));
      isText("queue: " + CORPUS.get(i));
      browser.find("#queue a.open").click();
      browser.await("/case.xhtml");
      browser.await(By.cssSelector(".graph .node"));
      isText("case: " + CORPUS.get(i));
      assertThat(browser.find("#fields").getDomProperty("textContent"))
          .contains(Readable.text(CORPUS.get(i)));
      assertThat(browser.text()).doesNotContain("sessionMap=").doesNotContain("\n49\n");
    }
  }

  @Test
  void showsItAsTextOnTheLivePageAndInTheForm() {
    browser.open("/live.xhtml");
    browser.await(By.cssSelector("[data-list='events'] tr .tier"));
    isText("live");
    browser.open("/entry.xhtml?stream=mobile-money");
    var input = browser.await(By.cssSelector("[data-field='nameDest'] input"));
    for (String text : CORPUS.subList(0, 6)) {
      input.clear();
      input.sendKeys(text);
    }
    browser.await(By.cssSelector(".entry-answer .big"));
    isText("entry");
    browser.open("/queue.xhtml?text=" + "%22%3E%3Cscript%3Ewindow.hacked%3D1%3C%2Fscript%3E");
    isText("filter");
    browser.open("/entry.xhtml?stream=%22%3E%3Cscript%3Ewindow.hacked%3D1%3C%2Fscript%3E");
    isText("address");
  }
}
