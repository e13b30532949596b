package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.synthetic.TicketingEvents;
import assay.webapp.Installation;
import assay.webapp.OnTheServer;
import assay.webapp.Person;
import assay.webapp.Program;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The list under a filter: pages, what is new, what it is worth, in whose time and money. */
@OnTheServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueueFlowsIT {
  private static final Installation SERVER = Installation.shared();
  private static final int PAGE = 25;

  private Browser browser;

  @BeforeAll
  void logIn() throws Exception {
    browser = Browser.of("reviewer");
  }

  @AfterAll
  void close() {
    browser.close();
  }

  private List<String> shown() {
    return browser.findAll("#queue tbody tr[data-case]").stream()
        .map(row -> String.valueOf(row.getDomAttribute("data-case")))
        .toList();
  }

  @Test
  void leafsThroughPagesWithoutSkippingOrRepeating() throws Exception {
    String key = "Cpages" + Cases.newAmount();
    for (int i = 0; i < PAGE + 3; i++) {
      Cases.score(Cases.newAmount(), key);
    }
    browser.open("/queue.xhtml?stream=mobile-money&order=amount&subject=" + key);
    var first = shown();
    assertThat(first).hasSize(PAGE);
    assertThat(browser.findAll(".paging a[href*='cursor=']")).hasSize(1);

    Cases.score("9" + Cases.newAmount(), key); // comes before the first: no page is shifted by it
    browser.find(".paging a[href*='cursor=']").click();
    browser.await("cursor=");
    var second = shown();
    assertThat(second).hasSize(3);
    assertThat(browser.findAll(".paging a[href*='cursor=']")).isEmpty();
    var all = new HashSet<>(first);
    all.addAll(second);
    assertThat(all).hasSize(PAGE + 3);

    browser.find(".paging a:not([href*='cursor='])").click();
    browser.awaitUntil(() -> shown().size() == PAGE && !shown().equals(first));
    assertThat(shown().subList(1, PAGE)).isEqualTo(first.subList(0, PAGE - 1));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void tellsOfNewCasesWithoutMovingTheListUnderTheReader() throws Exception {
    String key = "Cnew" + Cases.newAmount();
    Cases.score(Cases.newAmount(), key);
    browser.open("/queue.xhtml?stream=mobile-money&subject=" + key);
    var before = shown();
    assertThat(before).hasSize(1);
    browser.find("#queue [data-choose]").click(); // somebody is at work in the list
    Cases.score(Cases.newAmount(), key);
    Cases.score(Cases.newAmount(), key);
    browser.awaitText("2 new cases – show");
    assertThat(shown()).isEqualTo(before);
    assertThat(browser.find("#queue [data-choose]").isSelected()).isTrue();
    assertThat(browser.find(".count-all .count-number").getText()).isEqualTo("3");
    assertThat(browser.barriers()).isEmpty();

    browser.find("[data-refresh]").click();
    browser.awaitUntil(() -> shown().size() == 3);
    assertThat(browser.findAll("#queue tr.fresh")).hasSize(2);
    assertThat(browser.findAll("[data-refresh]")).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  /**
   * Saving = what allowing costs, p (L a + F), less what a review costs, R + p (1 - c) (L a + F).
   */
  @Test
  void saysTheMoneyThatTheReviewsSaveToTheCent() throws Exception {
    String key = "Cmoney" + Cases.newAmount();
    var amounts = List.of(Cases.newAmount(), Cases.newAmount(), Cases.newAmount());
    for (String amount : amounts) {
      Cases.score(amount, key);
    }
    JsonNode costs = reviewer().get("/streams/mobile-money/costs").expect(200).json();
    double sum = 0;
    for (String amount : amounts) {
      double p =
          SERVER
              .query(
                  row -> row.getDouble(1),
                  "SELECT probability FROM triage_case WHERE stream = 'mobile-money'"
                      + " AND amount = ?::numeric",
                  amount)
              .get(0);
      double lost = cost(costs, "lossRate") * Double.parseDouble(amount) + cost(costs, "fee");
      sum += p * lost - (cost(costs, "review") + p * (1 - cost(costs, "catchRate")) * lost);
    }
    var dollars = NumberFormat.getCurrencyInstance(Locale.US);
    dollars.setRoundingMode(RoundingMode.HALF_EVEN);
    browser.open("/queue.xhtml?stream=mobile-money&subject=" + key);
    assertThat(browser.find(".capacity").getText())
        .isEqualTo("With 3 reviews today you save " + dollars.format(sum) + ".");
    browser.open("/queue.xhtml?stream=mobile-money&order=amount&subject=" + key);
    assertThat(browser.findAll(".capacity")).isEmpty();
  }

  private static double cost(JsonNode costs, String name) {
    var found = costs.findValue(name);
    assertThat(found).as(name + " in " + costs).isNotNull();
    return found.asDouble();
  }

  private static Program reviewer() throws Exception {
    return Person.loggedIn(SERVER, "admin").keyOf("reviewer", "queue flows");
  }

  @Test
  void keepsAViewToOneselfUntilItIsShared() throws Exception {
    String name = "Mine " + Cases.newAmount();
    browser.open("/queue.xhtml?stream=ticketing&tier=high&order=oldest");
    browser.find(".view-new summary").click();
    browser.find("#views\\:name").sendKeys(name);
    browser.find("#views\\:save").click();
    browser.await(By.linkText(name));
    try (var other = Browser.of("admin")) {
      assertThat(other.findAll(".view a").stream().map(WebElement::getText)).doesNotContain(name);
    }
    browser.open("/queue.xhtml");
    browser.await(By.linkText(name)).click();
    browser.await("order=oldest");
    assertThat(browser.address()).contains("stream=ticketing").contains("tier=high");
    assertThat(browser.find(".view a[aria-current='true']").getText()).isEqualTo(name);
    browser.findAll(".view").stream()
        .filter(view -> view.getText().contains(name))
        .findFirst()
        .orElseThrow()
        .findElement(By.cssSelector("input[type=submit]"))
        .click();
    browser.awaitUntil(
        () -> browser.findAll(".view").stream().noneMatch(v -> v.getText().contains(name)));
  }

  /**
   * The event's money is in pounds, what a review saves in the currency in which the stream counts.
   */
  @Test
  void showsEachAmountInItsOwnCurrency() throws Exception {
    var client = SERVER.client();
    var generated = new TicketingEvents(new SplittableRandom(5), Instant.now());
    String id = "";
    JsonNode event = Program.JSON.nullNode();
    for (int i = 0; i < 400 && id.isEmpty(); i++) {
      var next = generated.next();
      next.remove(generated.labelField());
      next.put("currency", "GBP");
      event = Program.JSON.valueToTree(next);
      id = client.score("ticketing", event.toString()).expect(200).json().path("caseId").asText("");
    }
    assertThat(id).isNotEmpty();
    var amount = BigDecimal.ZERO;
    for (JsonNode type : event.path("ticket_types")) {
      amount =
          amount.add(
              type.path("cost")
                  .decimalValue()
                  .multiply(type.path("quantity_total").decimalValue()));
    }
    var digits = NumberFormat.getInstance(Locale.US);
    digits.setMinimumFractionDigits(2);
    digits.setMaximumFractionDigits(2);
    browser.open("/case.xhtml?id=" + id);
    var figures = new ArrayList<String>();
    browser.findAll(".case-top .figures dd").forEach(dd -> figures.add(dd.getText()));
    assertThat(figures)
        .contains("£" + digits.format(amount))
        .anyMatch(text -> text.startsWith("$"));
    assertThat(browser.find(".costs").getText()).contains("$").doesNotContain("£");

    try (var spanish = new Browser("es")) {
      spanish.as("reviewer", Browser.credential("reviewer", "password"));
      spanish.open("/case.xhtml?id=" + id);
      var local = NumberFormat.getInstance(Locale.forLanguageTag("es"));
      local.setMinimumFractionDigits(2);
      local.setMaximumFractionDigits(2);
      assertThat(spanish.find(".case-top .figures").getText().replace('\u00A0', ' '))
          .contains(local.format(amount) + " GBP")
          .contains("US$");
    }
  }
}
