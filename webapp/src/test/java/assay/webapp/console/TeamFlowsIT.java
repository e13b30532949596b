package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.Events;
import assay.webapp.Installation;
import assay.webapp.OnTheServer;
import assay.webapp.Person;
import assay.webapp.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;

/** The numbers of the team's page, worked out again from single rows or known beforehand. */
@OnTheServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TeamFlowsIT {
  private static final Installation SERVER = Installation.shared();

  private final String key = Long.toString(Events.freshId());
  private Browser browser;
  private Program client;
  private Program ann;
  private Program bob;

  @BeforeAll
  void hireTwo() throws Exception {
    var admin = Person.loggedIn(SERVER, "admin");
    client = SERVER.client();
    ann = admin.keyOf("reviewer", "ann-" + key);
    bob = admin.keyOf("reviewer", "bob-" + key);
    browser = Browser.of("reviewer");
  }

  @AfterAll
  void close() {
    browser.close();
  }

  private String caseOf(double amount) {
    return client
        .score("mobile-money", Events.emptiedAccount(amount, "Cteam"))
        .expect(200)
        .json()
        .path("caseId")
        .asText();
  }

  private static void decide(Program who, String id, String verdict) {
    who.post("/cases/" + id + "/verdict", "{\"verdict\": \"%s\"}".formatted(verdict)).expect(200);
  }

  private void label(String id, boolean fraud) {
    client
        .post(
            "/labels",
            "{\"decisionId\": \"%s\", \"fraud\": %s, \"source\": \"chargeback\"}"
                .formatted(id, fraud))
        .expect(200);
  }

  /**
   * Flags four and clears one; of the flags two turn out right, one wrong, of one nothing is known.
   */
  @Test
  void countsTheVerdictsOfAPersonAndWhichFlagsWereRight() {
    var ids =
        List.of(710_001, 710_002, 710_003, 710_004, 710_005).stream().map(a -> caseOf(a)).toList();
    ids.subList(0, 4).forEach(id -> decide(ann, id, "flagged"));
    decide(ann, ids.get(4), "cleared");
    label(ids.get(0), true);
    label(ids.get(1), true);
    label(ids.get(2), false);
    label(ids.get(4), true); // of a cleared case: says nothing about flags

    browser.open("/team.xhtml?days=7");
    var row =
        browser.findAll("[aria-labelledby='work-title'] tbody tr").stream()
            .filter(r -> r.getText().contains("ann-" + key))
            .findFirst()
            .orElseThrow();
    var cells =
        row.findElements(By.cssSelector("td")).stream().map(cell -> cell.getText()).toList();
    assertThat(cells).containsExactly("ann-" + key, "5", "0.7", "80%", "66.7% of 3");
    browser.open("/team.xhtml?days=30");
    assertThat(browser.find("[aria-labelledby='work-title']").getText())
        .containsPattern("ann-" + key + "\\s+5\\s+0\\.2\\s+80%");
  }

  /** Cohen (1960): (observed - expected agreement) / (1 - expected agreement). */
  @Test
  void saysHowFarTwoPeopleAgreeBeyondChance() throws Exception {
    var pairs =
        List.of(
            List.of("flagged", "flagged"),
            List.of("flagged", "cleared"),
            List.of("cleared", "cleared"));
    double amount = 2_100_000;
    for (var pair : pairs) {
      String id = caseOf(amount++);
      decide(ann, id, pair.get(0));
      decide(bob, id, pair.get(1));
    }
    List<String> decided =
        SERVER.query(
            row -> row.getString(1) + " " + row.getString(2),
            "SELECT first_outcome, outcome FROM triage_case WHERE state = 'CLOSED'"
                + " AND first_outcome IS NOT NULL AND closed_at > now() - interval '7 days'");
    double all = decided.size();
    double agreed = decided.stream().filter(d -> d.split(" ")[0].equals(d.split(" ")[1])).count();
    double first = decided.stream().filter(d -> d.startsWith("FLAGGED ")).count() / all;
    double second = decided.stream().filter(d -> d.endsWith(" FLAGGED")).count() / all;
    double chance = first * second + (1 - first) * (1 - second);
    double kappa = (agreed / all - chance) / (1 - chance);

    browser.open("/team.xhtml?days=7");
    var card = browser.find("[aria-labelledby='agreement-title']");
    assertThat(card.getText())
        .contains("Two people agreed in %d of %d cases.".formatted((long) agreed, (long) all));
    var shown = card.findElement(By.cssSelector("strong")).getText().replaceAll("[^0-9.-]", "");
    assertThat(Double.parseDouble(shown)).isBetween(kappa - 0.00501, kappa + 0.00501);
  }

  @Test
  void saysHowLongCasesWait() throws Exception {
    String old = caseOf(710_006);
    SERVER.query(
        row -> row.getString(1),
        "UPDATE triage_case SET opened_at = now() - interval '90 days' WHERE id = ?::uuid RETURNING id",
        old);
    List<Instant> opened =
        SERVER.query(
            row -> row.getTimestamp(1).toInstant(),
            "SELECT opened_at FROM triage_case WHERE state <> 'CLOSED'");
    var now = Instant.now();
    var limits =
        List.of(
            Duration.ZERO,
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofDays(100_000));
    browser.open("/team.xhtml?days=7");
    var rows = browser.findAll("[aria-labelledby='ages-title'] tbody tr");
    assertThat(rows).hasSize(5);
    long sum = 0;
    for (int i = 0; i < 5; i++) {
      var from = now.minus(limits.get(i + 1));
      var to = now.minus(limits.get(i));
      long expected = opened.stream().filter(at -> at.isAfter(from) && !at.isAfter(to)).count();
      long shown =
          Long.parseLong(
              rows.get(i).findElement(By.cssSelector("td")).getText().replaceAll("[^0-9]", ""));
      // A case may grow older than a limit between the two looks.
      assertThat(shown).as(rows.get(i).getText()).isBetween(expected - 2, expected + 2);
      sum += shown;
    }
    assertThat(sum).isEqualTo(opened.size());
    var oldest = opened.stream().min(Instant::compareTo).orElseThrow();
    var shown =
        Instant.parse(
            String.valueOf(
                browser.find("[aria-labelledby='ages-title'] time").getDomAttribute("datetime")));
    assertThat(Duration.between(oldest, shown).abs()).isLessThan(Duration.ofSeconds(1));
    assertThat(browser.find("[aria-labelledby='ages-title'] tr:last-child td").getText())
        .isNotEqualTo("0");
    decide(bob, old, "cleared");
  }

  @Test
  void writesNumbersInTheLanguageOfTheReader() throws Exception {
    String id = caseOf(710_007);
    decide(bob, id, "flagged");
    label(id, true);
    try (var spanish = new Browser("es")) {
      spanish.as("reviewer", Browser.credential("reviewer", "password"));
      spanish.open("/team.xhtml?days=7");
      var row =
          spanish.findAll("[aria-labelledby='work-title'] tbody tr").stream()
              .filter(r -> r.getText().contains("bob-" + key))
              .findFirst()
              .orElseThrow()
              .getText();
      assertThat(row).containsPattern("[0-9],[0-9]").doesNotContainPattern("[0-9]\\.[0-9]");
      assertThat(row.toLowerCase(Locale.ROOT)).contains(" de 1");
    }
  }
}
