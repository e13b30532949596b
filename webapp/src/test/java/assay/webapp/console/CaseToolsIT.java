package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.Installation;
import assay.webapp.OnTheServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The tools of the page of a case, each to its end. */
@OnTheServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseToolsIT {
  private static final Installation SERVER = Installation.shared();

  private Browser browser;

  @BeforeAll
  void logIn() throws Exception {
    browser = Browser.of("reviewer");
  }

  @AfterAll
  void close() {
    browser.close();
  }

  private static String idOf(String amount) throws Exception {
    return SERVER
        .query(
            row -> row.getString(1),
            "SELECT id FROM triage_case WHERE stream = 'mobile-money' AND amount = ?::numeric",
            amount)
        .get(0);
  }

  private static void letSecondsPass(String amount, int seconds) throws Exception {
    var moved =
        SERVER.query(
            row -> row.getString(1),
            "UPDATE triage_case SET closed_at = closed_at - ? * interval '1 second'"
                + " WHERE stream = 'mobile-money' AND amount = ?::numeric AND state = 'CLOSED'"
                + " RETURNING id",
            seconds,
            amount);
    assertThat(moved).hasSize(1);
  }

  @Test
  void undoesForThirtySecondsOnly() throws Exception {
    var amount = Cases.fresh();
    Cases.take(browser, amount);
    browser.find("#work\\:flag").click();
    browser.await(By.id("undo:undo"));
    letSecondsPass(amount, 15);
    browser.open(pathOf(browser.address()));
    var left = browser.await(By.id("undo:undo")).getDomAttribute("data-expires");
    assertThat(Integer.parseInt(String.valueOf(left))).isBetween(1, 15);

    letSecondsPass(amount, 16);
    browser.press("u");
    browser.awaitText("That was too long ago to undo. Open the case and reopen it with a reason.");
    assertThat(browser.findAll("#undo\\:undo")).isEmpty();
    browser.open(pathOf(browser.address()));
    assertThat(browser.findAll("#undo\\:undo")).isEmpty();
    assertThat(
            SERVER.count(
                "SELECT count(*) FROM triage_case WHERE id = ?::uuid AND outcome = 'FLAGGED'",
                idOf(amount)))
        .isEqualTo(1);
  }

  @Test
  void hidesTheUndoByItselfWhenItsTimeIsUp() throws Exception {
    var amount = Cases.fresh();
    Cases.take(browser, amount);
    browser.find("#work\\:clear").click();
    browser.await(By.id("undo:undo"));
    letSecondsPass(amount, 27);
    browser.open(pathOf(browser.address()));
    browser.awaitUntil(
        () -> browser.findAll("#undo\\:undo").stream().noneMatch(WebElement::isDisplayed));
  }

  private static String pathOf(String address) {
    return address.replaceFirst("^https?://[^/]+", "").replace("&undo=undo", "");
  }

  @Test
  void keepsTheReasonOfAVerdict() throws Exception {
    var amount = Cases.fresh();
    Cases.take(browser, amount);
    var reasons = new Select(browser.find("#work\\:reason"));
    assertThat(reasons.getOptions().stream().skip(1).map(o -> o.getDomAttribute("value")))
        .containsExactly("account takeover", "mule account", "customer confirmed", "known pattern");
    reasons.selectByValue("account takeover");
    browser.find("#work\\:flag").click();
    browser.awaitText("You flagged");
    assertThat(
            SERVER.query(
                row -> row.getString(1),
                "SELECT reason_code FROM triage_case WHERE id = ?::uuid",
                idOf(amount)))
        .containsExactly("account takeover");
    Cases.open(browser, amount);
    assertThat(browser.find("#work .verdict-note").getText()).isEqualTo("account takeover");
  }

  @Test
  void searchesTheFieldsByNameAndByValue() throws Exception {
    var amount = Cases.fresh();
    Cases.open(browser, amount);
    int all = rows().size();
    var search = browser.find("[data-search='fields']");
    search.sendKeys("BalanceOrg");
    browser.awaitUntil(() -> rows().size() < all);
    assertThat(rows())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.getText()).containsIgnoringCase("balanceorg"));
    search.clear();
    search.sendKeys("transfer");
    browser.awaitUntil(() -> rows().size() == 1);
    search.clear();
    search.sendKeys("no such thing");
    browser.await(By.cssSelector("[data-nothing='fields']"));
    assertThat(rows()).isEmpty();
    assertThat(browser.findAll("#fields .heading").stream().noneMatch(WebElement::isDisplayed))
        .isTrue();
    search.clear();
    search.sendKeys(" ");
    browser.awaitUntil(() -> rows().size() == all);
  }

  private List<WebElement> rows() {
    return browser.findAll("#fields tr[data-searched]").stream()
        .filter(WebElement::isDisplayed)
        .toList();
  }

  @Test
  void findsNothingMaskedInThePageAndLogsWhoRevealsIt() throws Exception {
    String secret = "Csecret" + Cases.newAmount();
    var amount = Cases.newAmount();
    score(amount, secret, "C-open" + amount);
    Cases.open(browser, amount);
    assertThat(String.valueOf(browser.run("return document.documentElement.outerHTML")))
        .doesNotContain(secret);
    browser.find("#fields tr:has(th[title='/nameOrig']) button").click();
    browser.awaitUntil(() -> browser.find("#fields").getText().contains(secret));
    assertThat(
            SERVER.query(
                row -> row.getString(1),
                "SELECT concat_ws('|', recorded_by, deed) FROM audit_entry"
                    + " WHERE subject LIKE '%' || ? || '%' AND deed = 'field-revealed'",
                idOf(amount)))
        .containsExactly("reviewer|field-revealed");
    browser.open(pathOf(browser.address()));
    assertThat(browser.find("#fields").getText()).doesNotContain(secret);
  }

  @Test
  void followsLinksFromEventToEvent() throws Exception {
    String key = Cases.newAmount();
    score(key, "Corigin-a" + key, "Cmiddle" + key);
    var second = Cases.newAmount();
    score(second, "Corigin-b" + key, "Cmiddle" + key);
    var third = Cases.newAmount();
    score(third, "Corigin-b" + key, "Cfar" + key);
    Cases.open(browser, key);
    browser.await(By.cssSelector(".graph .node-event"));
    browser.awaitUntil(() -> browser.findAll(".graph .node-event").size() == 2);
    assertThat(browser.findAll("[data-links-list] li")).hasSize(2);

    browser.find("#links details summary").click();
    browser.find("[data-links-list] button").click();
    browser.awaitUntil(() -> browser.findAll("[data-links-list] li").size() == 3);
    assertThat(browser.findAll(".graph .node-event")).hasSize(3);
    browser.find("[data-links-list] a[href*='%s']".formatted(idOf(third))).click();
    browser.await("id=" + idOf(third));
    browser.await(By.id("work:note"));
    assertThat(browser.find(".case-top").getText()).contains(grouped(third));
  }

  private static void score(String amount, String from, String to) throws Exception {
    Cases.post(
        "mobile-money",
        """
        {"step": 1, "type": "TRANSFER", "amount": %1$s, "nameOrig": "%2$s", "oldbalanceOrg": %1$s,
         "newbalanceOrig": 0.0, "nameDest": "%3$s", "oldbalanceDest": 0.0, "newbalanceDest": 0.0}
        """
            .formatted(amount, from, to));
  }

  private static String grouped(String amount) {
    return amount.substring(0, 3) + "," + amount.substring(3);
  }
}
