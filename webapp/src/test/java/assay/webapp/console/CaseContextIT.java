package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.OnTheServer;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What the page of a case tells beside the verdict. */
@OnTheServer
class CaseContextIT {
  private static final String SCRIPT = "<img src=x onerror=alert(1)>";
  private static final String ORIGIN = "#fields tr:has(th[title='/nameOrig'])";

  @Test
  void revealsAMaskedFieldAndWritesItDown() throws Exception {
    var amount = Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      Cases.take(browser, amount);
      assertThat(browser.find(ORIGIN).getText()).contains("•••").doesNotContain("C1");
      assertThat(browser.find("pre").getDomProperty("textContent"))
          .contains("\"nameOrig\": \"•••\"")
          .contains("\"amount\": " + amount);

      browser.find(ORIGIN + " button").click();
      browser.awaitText("Revealed; written to the audit trail.");

      assertThat(browser.find(ORIGIN).getText()).contains("C1").doesNotContain("•••");
      browser.awaitText("Hidden field revealed");
      assertThat(browser.find(".trail").getText()).contains("/nameOrig").contains("reviewer");
      assertThat(browser.find("pre").getDomProperty("textContent")).contains("•••");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void showsFieldsInGroupsAndFeaturesInWords() throws Exception {
    var amount = Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      Cases.open(browser, amount);
      assertThat(browser.findAll("#fields .heading"))
          .extracting(heading -> heading.getText())
          .contains("What, when and how much", "Who", "What else the model reads");
      browser.run("document.querySelectorAll('details').forEach((d) => { d.open = true; })");
      assertThat(browser.text())
          .contains("the field sender’s balance before")
          .contains("typical in training");
    }
  }

  @Test
  void tellsThePastOfSubjectsAndWhatIsLinked() throws Exception {
    var destination = "C" + Cases.newAmount();
    var first = Cases.newAmount();
    Cases.score(first, destination);
    var second = Cases.newAmount();
    Cases.score(second, destination);
    try (var browser = Browser.of("reviewer")) {
      Cases.take(browser, first);
      browser.find("#work\\:flag").click();
      browser.awaitText("You flagged");
      Cases.open(browser, second);

      assertThat(browser.text()).contains("One other event, one known as fraud");
      browser.await(By.cssSelector(".subject svg .shape-flagged"));
      browser.await(By.cssSelector(".graph .shape-flagged"));
      browser.run("document.querySelectorAll('details').forEach((d) => { d.open = true; })");
      assertThat(browser.findAll("[data-links-list] li").size()).isGreaterThanOrEqualTo(2);
      assertThat(browser.find("[data-links-list]").getText())
          .contains("receiver " + destination)
          .contains("sender (hidden)")
          .contains("flagged");

      browser.find("[data-steps='2']").click();
      browser.awaitUntil(
          () -> "true".equals(browser.find("[data-steps='2']").getAttribute("aria-pressed")));
      assertThat(browser.text()).contains("Decided cases like this one").contains("Alike");
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.barriers()).isEmpty();
      browser.picture("case-context", false, 1280, 3200);
      browser.picture("case-context", true, 390, 4200);
    }
  }

  @Test
  void showsMarkupInSubjectsAsText() throws Exception {
    var amount = Cases.newAmount();
    Cases.score(amount, SCRIPT);
    Cases.score(Cases.newAmount(), SCRIPT);
    try (var browser = Browser.of("reviewer")) {
      Cases.open(browser, amount);
      browser.await(By.cssSelector(".graph .node"));
      assertThat(browser.find("main").getDomProperty("textContent")).contains(SCRIPT);
      assertThat(browser.findAll("main img")).isEmpty();
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
