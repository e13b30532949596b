package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.OnTheServer;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** A reviewer at work, by mouse and by keyboard alone. */
@OnTheServer
class ReviewIT {
  @Test
  void goesOnToTheNextCaseOfTheSameFilter() throws Exception {
    var first = Cases.fresh();
    var second = Cases.fresh();
    Cases.score("999999", "C2"); // would come first without the filter
    try (var browser = Browser.of("reviewer")) {
      browser.open("/queue.xhtml?stream=mobile-money&from=%s&to=%s".formatted(first, second));
      assertThat(browser.findAll("#queue tbody tr")).hasSize(2);
      browser.find("#queue a.open").click();
      browser.await(By.id("work:release"));
      browser.find("#work\\:clear").click();
      browser.await("done=");
      assertThat(browser.address()).contains("/case.xhtml").contains("from=" + first);
      assertThat(browser.text()).contains("You cleared");

      browser.await(By.id("work:release"));
      browser.find("#work\\:flag").click();
      browser.await("/queue.xhtml");
      assertThat(browser.address()).contains("done=").contains("from=" + first);
      assertThat(browser.text()).contains("You flagged").contains("Nothing waits here.");
    }
  }

  @Test
  void reviewsByKeyboardAlone() throws Exception {
    var first = Cases.fresh();
    var second = Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      browser.open("/queue.xhtml?stream=mobile-money&from=%s&to=%s".formatted(first, second));
      browser.press("?");
      browser.await(By.cssSelector("dialog[open]"));
      browser.press(Keys.ESCAPE);
      browser.awaitUntil(() -> browser.findAll("dialog[open]").isEmpty());

      browser.press("j");
      var top = browser.run("return document.activeElement.href");
      browser.press("j");
      assertThat(browser.run("return document.activeElement.href")).isNotEqualTo(top);
      browser.press("k");
      assertThat(browser.run("return document.activeElement.href")).isEqualTo(top);
      browser.press(Keys.ENTER);
      browser.await(By.id("work:release"));

      browser.press("n");
      browser.press("cf is typed, not done");
      assertThat(browser.find("#work\\:note").getAttribute("value")).startsWith("cf is typed");
      browser.press(Keys.ESCAPE);
      browser.press("c");
      browser.awaitText("You cleared");
      browser.await(By.id("work:release"));
      browser.press("f");
      browser.awaitText("You flagged");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void returnsToTheFilteredQueueByKeyboard() throws Exception {
    var amount = Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      Cases.take(browser, amount);
      browser.press("q");
      browser.await("/queue.xhtml");
      assertThat(browser.address()).contains("from=" + amount);
    }
  }

  @Test
  void releasesACaseForOthers() throws Exception {
    var amount = Cases.fresh();
    try (var first = Browser.of("reviewer");
        var second = Browser.of("admin")) {
      Cases.take(first, amount);
      first.find("#work\\:release").click();
      first.await(By.id("work:claim"));

      Cases.take(second, amount);
      assertThat(second.text()).contains("Released");
    }
  }

  @Test
  void takesAVerdictBackWithAReason() throws Exception {
    var amount = Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      Cases.take(browser, amount);
      browser.find("#work\\:note").sendKeys("Known shop");
      browser.find("#work\\:clear").click();
      browser.await("done=");
      Cases.open(browser, amount);
      assertThat(browser.text()).contains("Cleared by");
      browser.find("#work\\:reopen").click();
      browser.awaitText("Say in the note why it is reopened.");
      browser.find("#work\\:note").sendKeys("The bank called back");
      browser.find("#work\\:reopen").click();
      browser.await(By.id("work:claim"));
      assertThat(browser.text()).contains("Reopened").contains("The bank called back");
      assertThat(browser.find(".trail").getText()).contains("Cleared").contains("Known shop");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void tellsReasonsInProbabilities() throws Exception {
    var amount = Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      Cases.open(browser, amount);
      var reasons = browser.find(".reasons").getText();
      assertThat(reasons).containsPattern("▲ raises it from [<>]? ?[0-9.]+% to [<>]? ?[0-9.]+%");
      assertThat(reasons)
          .contains("oldbalanceOrg")
          .doesNotContain(".0 ")
          .doesNotContain("log-odds");
      assertThat(browser.text())
          .contains("Before anything of this event is known, the probability of fraud is");
    }
  }

  @Test
  void listsWhatWasBlockedApart() throws Exception {
    var amount = Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      browser.open(Cases.queue(amount, amount));
      assertThat(browser.findAll("#queue tbody tr")).hasSize(1);
      browser.open(Cases.queue(amount, amount) + "&section=blocked");
      assertThat(browser.findAll("#queue tbody tr")).isEmpty();
      assertThat(browser.find(".sections a[aria-current=page]").getText())
          .startsWith("Blocked automatically");
    }
  }
}
