package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.Events;
import assay.webapp.Installation;
import assay.webapp.OnTheServer;
import assay.webapp.Program;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** The list and what goes from hand to hand. */
@OnTheServer
class QueueIT {
  @Test
  void ordersByClickAndKeepsTheOrderInTheAddress() throws Exception {
    var small = Cases.fresh();
    var large = Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      browser.open("/queue.xhtml?stream=mobile-money&from=%s&to=%s".formatted(small, large));
      browser.find("th .order[href*='order=amount']").click();
      browser.await("order=amount");
      assertThat(browser.find("th[aria-sort=descending]").getText()).startsWith("Amount");
      assertThat(browser.find("#queue tbody tr").getText()).contains(grouped(large));
      browser.find("th .order[href*='order=oldest']").click();
      browser.await("order=oldest");
      assertThat(browser.find("#queue tbody tr").getText()).contains(grouped(small));
      assertThat(browser.address()).contains("from=" + small);
    }
  }

  @Test
  void choosesTheOrderWhereNoHeaderIsShown() throws Exception {
    var small = Cases.fresh();
    var large = Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      browser.width(390);
      browser.open("/queue.xhtml?stream=mobile-money&from=%s&to=%s".formatted(small, large));
      assertThat(browser.find("#queue thead").isDisplayed()).isFalse();
      assertThat(browser.find(".lead").getText()).contains("saves most");
      new Select(browser.find("#filter\\:order")).selectByVisibleText("Largest amount first");
      browser.find("#filter\\:apply").click();
      browser.await("order=amount");
      assertThat(browser.find("#queue tbody tr").getText()).contains(grouped(large));
      assertThat(browser.find(".lead").getText())
          .isEqualTo("Cases without a verdict. Largest amount first.");
      assertThat(browser.find("#queue caption").getDomProperty("textContent"))
          .isEqualTo("Cases. Largest amount first.");
      browser.open("/queue.xhtml?state=closed");
      assertThat(browser.find(".lead").getText())
          .isEqualTo("Cases that have their verdict. What saves most first.");
    }
  }

  @Test
  void foldsTheFilterWhereThereIsLittleRoom() throws Exception {
    Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      browser.open("/queue.xhtml");
      assertThat(browser.find("#filter\\:apply").isDisplayed()).isTrue();
      browser.width(390);
      browser.open("/queue.xhtml");
      assertThat(browser.find("#filter\\:apply").isDisplayed()).isFalse();
      assertThat(
              browser.run(
                  "return document.querySelector('#queue .open').getBoundingClientRect().top < 900"))
          .isEqualTo(true);
      browser.find(".fold > summary").click();
      browser.await(By.id("filter:apply"));
      assertThat(browser.barriers()).isEmpty();
      browser.open("/queue.xhtml?stream=mobile-money");
      assertThat(browser.find("#filter\\:apply").isDisplayed()).isTrue();
    }
  }

  private static String grouped(String amount) {
    return amount.substring(0, 3) + "," + amount.substring(3);
  }

  @Test
  void saysWhatTheReviewsOfTodaySave() throws Exception {
    var amount = Cases.fresh();
    Cases.score(amount, "C2");
    try (var browser = Browser.of("reviewer")) {
      browser.open("/queue.xhtml?stream=mobile-money&from=%1$s&to=%1$s".formatted(amount));
      assertThat(browser.find(".capacity").getText())
          .matches("With 2 reviews today you save \\$[0-9,]+\\.[0-9]{2}\\.");
      browser.open("/queue.xhtml?state=closed");
      assertThat(browser.findAll(".capacity")).isEmpty();
    }
  }

  @Test
  void undoesAVerdictByKeyboard() throws Exception {
    var amount = Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      browser.open("/queue.xhtml?stream=mobile-money&from=%1$s&to=%1$s".formatted(amount));
      browser.find("#queue a.open").click();
      browser.await(By.id("work:release"));
      browser.settle();
      browser.press("f");
      browser.awaitText("You flagged");
      browser.await(By.id("undo:undo"));
      browser.press("u");
      browser.await("/case.xhtml");
      browser.await(By.id("work:release"));
      assertThat(browser.text()).contains("Verdict undone").contains("Mine");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void handsACaseToAnotherAndPutsItAside() throws Exception {
    var amount = Cases.fresh();
    try (var first = Browser.of("reviewer");
        var second = Browser.of("admin")) {
      Cases.take(first, amount);
      first.find(".handover summary").click();
      first.find("#work\\:assign").click();
      first.awaitText("Say why, in at most 200 characters.");
      first.find("#work\\:why").sendKeys("She knows this bank");
      new Select(first.find("#work\\:to")).selectByValue("admin");
      first.find("#work\\:assign").click();
      first.await(By.cssSelector(".work .state-assigned"));
      assertThat(first.findAll("#work\\:clear")).isEmpty();
      first.open("/queue.xhtml?state=open&from=%1$s&to=%1$s".formatted(amount));
      assertThat(first.findAll("#queue tbody tr")).isEmpty();
      second.open("/queue.xhtml?state=open&from=%1$s&to=%1$s".formatted(amount));
      assertThat(second.findAll("#queue tbody tr")).hasSize(1);

      second.open("/queue.xhtml?state=mine&from=%1$s&to=%1$s".formatted(amount));
      second.find("#queue a.open").click();
      second.await(By.id("work:release"));
      assertThat(second.text()).contains("She knows this bank");
      second.find(".handover summary").click();
      var until = LocalDateTime.now().plusDays(2).withNano(0).withSecond(0);
      second.run("document.getElementById('work:until').value = '" + until + "'");
      second.find("#work\\:snooze").sendKeys(Keys.ENTER);
      second.await(By.cssSelector(".work .state-snoozed"));
      assertThat(second.find(".trail").getText())
          .contains("Put aside until")
          .doesNotContainPattern("[0-9]T[0-9]");
      second.open("/queue.xhtml?from=%1$s&to=%1$s".formatted(amount));
      assertThat(second.text()).contains("Nothing waits here.");
      second.open("/queue.xhtml?state=snoozed&from=%1$s&to=%1$s".formatted(amount));
      assertThat(second.findAll("#queue tbody tr")).hasSize(1);
    }
  }

  @Test
  void asksASecondPersonWithoutTellingWhatTheFirstSaid() throws Exception {
    var amount = "2" + Cases.newAmount();
    Cases.score(amount, "C1");
    try (var first = Browser.of("reviewer");
        var second = Browser.of("admin")) {
      Cases.take(first, amount);
      first.find("#work\\:note").sendKeys("Emptied at once");
      first.find("#work\\:flag").click();
      first.awaitText("to a second person");
      Cases.open(first, amount);
      assertThat(first.text()).contains("Waits for a second person");
      assertThat(first.findAll("#work\\:flag")).isEmpty();

      Cases.take(second, amount);
      assertThat(second.text())
          .contains("reviewer looked at it first")
          .doesNotContain("Flagged by")
          .doesNotContain("had flagged")
          .doesNotContain("Emptied at once");
      second.find("#work\\:clear").click();
      second.awaitText("You cleared");
      Cases.open(second, amount);
      assertThat(second.text()).contains("reviewer, who looked at it first, had flagged it.");
      assertThat(second.find("#work").getText()).contains("Emptied at once");
      assertThat(second.find(".trail").getText())
          .contains("Flagged, as the first of two")
          .contains("Emptied at once");
    }
  }

  @Test
  void showsTheOtherReviewerWhoHasACase() throws Exception {
    var amount = Cases.fresh();
    try (var first = Browser.of("reviewer");
        var second = Browser.of("admin")) {
      Cases.take(first, amount);
      Cases.open(second, amount);
      assertThat(second.text()).contains("reviewer is reviewing this case.");
      assertThat(second.findAll("#work\\:clear")).isEmpty();
    }
  }

  @Test
  void letsAnAdministratorTakeACaseAway() throws Exception {
    var amount = Cases.fresh();
    try (var first = Browser.of("reviewer");
        var second = Browser.of("admin")) {
      Cases.take(first, amount);
      Cases.open(second, amount);
      assertThat(second.text()).contains("you can take it away below");
      second.awaitText("Also looking at it now");
      second.find(".handover summary").click();
      second.find("#work\\:why").sendKeys("On leave");
      new Select(second.find("#work\\:to")).selectByValue("admin");
      second.find("#work\\:assign").click();
      second.await(By.id("work:claim"));
      assertThat(second.find(".trail").getText())
          .contains("Taken away and assigned reviewer → admin: On leave")
          .contains("Opened");
      assertThat(second.complaints()).isEmpty();
    }
  }

  @Test
  void saysWhichOfSeveralVerdictsWaitForASecondPerson() throws Exception {
    var destination = "Cbulk" + Cases.newAmount();
    Cases.score(Cases.newAmount(), destination);
    Cases.score("2" + Cases.newAmount(), destination);
    try (var browser = Browser.of("reviewer")) {
      browser.open("/queue.xhtml?stream=mobile-money&subject=" + destination);
      browser.findAll("[data-choose]").forEach(box -> box.click());
      browser.awaitText("2 chosen");
      browser.press("f");
      browser.await(By.id("bulk"));
      browser.find("#q\\:bulk-confirm").click();
      browser.awaitText("One case flagged; one waits for a second person.");
    }
  }

  @Test
  void refusesANoteThatIsTooLong() throws Exception {
    var amount = Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      Cases.take(browser, amount);
      browser.run(
          "document.getElementById('work:note').value = 'x'.repeat(2000) + '\\n'.repeat(2001)");
      browser.find("#work\\:flag").click();
      browser.awaitText("A note has at most 4,000 characters, and this one has 4,001.");
      browser.run(
          "document.getElementById('work:note').value = 'x'.repeat(2000) + '\\n'.repeat(2000)");
      browser.find("#work\\:flag").click();
      browser.awaitText("You flagged");
    }
  }

  @Test
  void narrowsByWhatIsFilledIn() throws Exception {
    var amount = Cases.newAmount();
    Cases.score(amount, "Cone" + amount);
    Cases.score(amount, "Ctwo" + amount);
    try (var browser = Browser.of("reviewer")) {
      browser.open("/queue.xhtml?from=%1$s&to=%1$s".formatted(amount));
      assertThat(browser.findAll("#queue tbody tr")).hasSize(2);
      browser.find(".filter-more summary").click();
      browser.find("#filter\\:subject").sendKeys("Cone" + amount);
      browser.find("#filter\\:apply").click();
      browser.await("subject=Cone" + amount);
      assertThat(browser.findAll("#queue tbody tr")).hasSize(1);
      browser.open(
          browser.address().replaceFirst("^https?://[^/]+", "") + "&since=2027-01-01T00:00:00Z");
      assertThat(browser.findAll("#queue tbody tr")).isEmpty();
      assertThat(browser.find("#filter\\:since").getAttribute("value")).startsWith("202");
    }
  }

  /** The stream takes ids as texts; one of its examples opens a case. */
  @Test
  void downloadsATableThatRunsNoFormula() throws Exception {
    String formula = "=HYPERLINK(\"http://x\") " + UUID.randomUUID();
    for (String example : Events.examples(Installation.shared(), "card-retail")) {
      var event = (ObjectNode) Program.JSON.readTree(example);
      event.put("trans_num", formula + event.path("trans_num").asText());
      Cases.post("card-retail", event.toString());
    }
    try (var browser = Browser.of("reviewer")) {
      browser.open("/queue.xhtml?stream=card-retail&text=" + formula.substring(24));
      assertThat(browser.findAll("#queue tbody tr")).hasSize(1);
      var table =
          browser.run(
              """
              const form = document.getElementById('export');
              const data = new URLSearchParams(new FormData(form));
              data.append('export:csv', '');
              return fetch(form.action, {method: 'POST', body: data})
                .then((answer) => answer.text());
              """);
      var lines = String.valueOf(table).lines().toList();
      assertThat(lines).hasSize(2);
      assertThat(lines.get(0)).startsWith("case,stream,event,happened,tier,probability,amount");
      assertThat(lines.get(1))
          .contains(",\"card-retail\",\"'=HYPERLINK(\"\"http://x\"\") ")
          .doesNotContain(",=")
          .doesNotContain(",\"=");
    }
  }

  private static List<String> reasons(String amount) throws Exception {
    return Installation.shared()
        .query(
            row -> row.getString(1),
            "SELECT reason_code FROM triage_case WHERE stream = 'mobile-money' AND amount = ?::numeric",
            amount);
  }

  @Test
  void decidesSeveralAtOnceAndUndoesIt() throws Exception {
    var first = Cases.fresh();
    Cases.fresh();
    var third = Cases.fresh();
    try (var browser = Browser.of("reviewer");
        var other = Browser.of("admin")) {
      browser.open("/queue.xhtml?stream=mobile-money&from=%s&to=%s".formatted(first, third));
      Cases.take(other, third);
      browser.findAll("[data-choose]").forEach(box -> box.click());
      browser.awaitText("3 chosen");
      browser.press("f");
      browser.await(By.id("bulk"));
      assertThat(browser.text()).contains("Flag all of these as fraud?");
      new Select(browser.find("#q\\:bulk-reason")).selectByVisibleText("known pattern");
      browser.find("#q\\:bulk-confirm").click();
      browser.awaitText("2 cases flagged; one could not be decided");
      assertThat(browser.findAll("#queue tbody tr")).hasSize(1);
      assertThat(reasons(first)).containsExactly("known pattern");
      browser.find("#q\\:bulk-undo").click();
      browser.awaitText("2 verdicts undone.");
      assertThat(browser.findAll("#queue tbody tr")).hasSize(3);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void tellsWhoElseLooksAtACase() throws Exception {
    var amount = Cases.fresh();
    try (var first = Browser.of("reviewer");
        var second = Browser.of("admin")) {
      Cases.take(first, amount);
      // Pages ask now and then; here they are told.
      first.run("for (let i = 0; i < 10000; i++) { clearInterval(i); }");
      Cases.open(second, amount);
      second.awaitText("Also looking at it now: reviewer");
      first.awaitText("Also looking at it now: admin");
      first.find("#work\\:flag").click();
      first.awaitText("You flagged");
      second.run("window.assayWatchCase()");
      second.await(By.cssSelector(".work .state-flagged"));
    }
  }

  @Test
  void keepsAViewForOneselfAndForAll() throws Exception {
    String name = "Large " + Cases.newAmount();
    try (var first = Browser.of("reviewer");
        var second = Browser.of("admin")) {
      first.open("/queue.xhtml?stream=mobile-money&from=500000&order=amount");
      first.find(".view-new summary").click();
      first.find("#views\\:save").click();
      first.awaitText("Give the view a name");
      assertThat(first.findAll(".messages li")).hasSize(1);
      first.find("#views\\:name").sendKeys(name);
      first.find("#views\\:shared").click();
      first.find("#views\\:save").click();
      first.await(By.linkText(name));

      second.open("/queue.xhtml");
      second.await(By.linkText(name)).click();
      second.await("from=500000");
      assertThat(second.address()).contains("stream=mobile-money").contains("order=amount");
      first.find("[aria-label='Forget the view " + name + "']").click();
      first.awaitUntil(
          () -> first.findAll(".view a").stream().noneMatch(a -> a.getText().equals(name)));
    }
  }

  @Test
  void bringsInLabelsFromAFile() throws Exception {
    var amount = Cases.fresh();
    var file = Files.createTempFile("labels", ".csv");
    try (var browser = Browser.of("reviewer")) {
      Cases.take(browser, amount);
      var id = browser.address().replaceFirst(".*[?&]id=([0-9a-f-]{36}).*", "$1");
      Files.writeString(
          file, "decisionId,fraud,source\n" + id + ",true,bank\n" + id + ",perhaps,bank\n");
      browser.open("/labels.xhtml");
      browser.find("#labels\\:submit").click();
      browser.awaitText("Choose a file first.");
      browser.find("#labels\\:file").sendKeys(file.toString());
      browser.find("#labels\\:submit").click();
      browser.awaitText("One label kept; one row could not be used.");
      assertThat(browser.find(".list").getText()).contains("perhaps").contains("true or false");
      Cases.open(browser, amount);
      assertThat(browser.text()).contains("bank");
      browser.find("#work\\:clear").click();
      browser.awaitText("You cleared");
      Cases.open(browser, amount);
      assertThat(browser.find("#work").getText()).contains("fraud, reported later bank");
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void showsHowTheTeamDoes() throws Exception {
    var amount = Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      Cases.take(browser, amount);
      browser.find("#work\\:flag").click();
      browser.awaitText("You flagged");
      browser.open("/team.xhtml?days=7");
      assertThat(browser.find("section table").getText()).contains("reviewer");
      assertThat(browser.find(".sections a[aria-current=page]").getText()).isEqualTo("7 days");
      assertThat(browser.text()).contains("How long cases wait").contains("Less than an hour");
    }
  }
}
