package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.synthetic.CardRetailEvents;
import assay.domain.synthetic.TicketingEvents;
import assay.webapp.Events;
import assay.webapp.Installation;
import assay.webapp.OnTheServer;
import assay.webapp.Person;
import assay.webapp.Program;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** Script and formulas in whatever people and programs can write are text wherever it is shown. */
@OnTheServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileFieldsIT {
  private static final Installation SERVER = Installation.shared();
  private static final int TRIES = 600;
  private static final String REFUSED = "refused";

  private static final List<String> SCRIPTS =
      List.of(
          "\"><script>window.hacked=1</script>",
          "<img src=x onerror=window.hacked=1>",
          "' onfocus='window.hacked=1' autofocus x='",
          "</textarea></title></script><script>window.hacked=1</script>",
          "#{facesContext.externalContext.sessionMap}${7*7}",
          "javascript:window.hacked=1//<svg/onload=window.hacked=1>");

  private static final List<String> FORMULAS =
      List.of(
          "=HYPERLINK(\"http://x\",\"y\")",
          "+cmd|'/C calc'!A0",
          "-2+3+cmd|'/C calc'!A0",
          "@SUM(1+1)*cmd|'/C calc'!A0",
          "\t=1+1",
          " =1+1",
          "\r=1+1",
          "\uFF1D1+1",
          "\"=1+1\"",
          "x\",=1+1,\"");

  private final AtomicInteger turn = new AtomicInteger();
  private final Map<String, String> cases = new LinkedHashMap<>();
  private Browser browser;
  private Program client;
  private Program admin;

  @BeforeAll
  void logIn() throws Exception {
    client = SERVER.client();
    admin = Person.loggedIn(SERVER, "admin").keyOf("admin", "hostile fields");
    browser = Browser.of("admin");
  }

  @AfterAll
  void close() {
    browser.close();
  }

  private void isText(String page) {
    assertThat(browser.run("return window.hacked === undefined")).as(page).isEqualTo(true);
    assertThat(
            browser.findAll(
                "main img, main iframe, main script:not([nonce]), main [onerror], main [autofocus]:not(dialog *), main [onfocus]"))
        .as(page)
        .isEmpty();
    assertThat(browser.findAll("a[href^='javascript:'], a[href^='data:']")).as(page).isEmpty();
    assertThat(browser.text()).as(page).doesNotContain("}49").doesNotContain("sessionMap=");
    assertThat(browser.complaints()).as(page).isEmpty();
  }

  private void opened(String path) {
    browser.open(path);
    isText(path);
  }

  private boolean shows(String text) {
    return String.valueOf(browser.find("body").getDomProperty("textContent"))
        .contains(Readable.text(text));
  }

  /** Every text of an event replaced, also below, except for what has to be read as something. */
  private static void fill(JsonNode node, String text, List<String> kept) {
    if (node instanceof ObjectNode object) {
      var names = new ArrayList<String>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        if (object.path(name).isTextual() && !kept.contains(name)) {
          object.put(name, text);
        } else {
          fill(object.path(name), text, kept);
        }
      }
    } else {
      node.forEach(child -> fill(child, text, kept));
    }
  }

  private String caseOf(String stream, ObjectNode event) {
    var answer = client.score(stream, event.toString());
    if (answer.status() == 422 && stream.equals("card-retail")) {
      return REFUSED; // an id of that kind is never stored
    }
    return answer.expect(200).json().path("caseId").asText();
  }

  private String ticketingCase(String text) throws Exception {
    var generated = new TicketingEvents(new SplittableRandom(), Instant.now());
    String id = "";
    for (int i = 0; i < TRIES && id.isEmpty(); i++) {
      var next = generated.next();
      next.remove(generated.labelField());
      ObjectNode event = Program.JSON.valueToTree(next);
      fill(event, text, List.of("currency", "country"));
      event.put(text, text);
      event.put("object_id", Events.freshId());
      id = caseOf("ticketing", event);
    }
    assertThat(id).as("a case with " + text).isNotEmpty();
    return id;
  }

  /** Its id is a text of the sender's. */
  private String paymentCase(String text) throws Exception {
    var generated = new CardRetailEvents(new SplittableRandom(), Instant.now());
    String id = "";
    for (int i = 0; i < TRIES && id.isEmpty(); i++) {
      var next = generated.next();
      next.remove(generated.labelField());
      next.put("amt", 900 + i);
      ObjectNode event = Program.JSON.valueToTree(next);
      fill(event, text, List.of("trans_date_trans_time", "dob", "category", "gender", "state"));
      event.put("trans_num", text + turn.incrementAndGet() + Events.freshId());
      id = caseOf("card-retail", event);
    }
    assertThat(id).as("a case with " + text).isNotEmpty();
    return id;
  }

  @Test
  void showsEveryFieldOfTheStreamsAsText() throws Exception {
    for (String text : SCRIPTS) {
      cases.put(ticketingCase(text), text);
      cases.put(paymentCase(text), text);
    }
    opened("/queue.xhtml?state=all&stream=ticketing");
    for (String text : SCRIPTS) {
      String part = URLEncoder.encode(text, StandardCharsets.UTF_8);
      opened("/queue.xhtml?state=all&stream=card-retail&text=" + part);
      assertThat(browser.findAll("#queue tbody tr")).as(text).isNotEmpty();
    }
    for (var one : cases.entrySet()) {
      browser.open("/case.xhtml?id=" + one.getKey());
      browser.await(By.cssSelector(".graph .node, [aria-labelledby='history-title']"));
      browser.run("document.querySelectorAll('main details').forEach((d) => { d.open = true; })");
      isText("case with " + one.getValue());
      assertThat(shows(one.getValue())).as(one.getValue()).isTrue();
      for (int i = 0;
          i < 3 && !browser.findAll("#fields input[id$=':reveal'], #fields button").isEmpty();
          i++) {
        int before = browser.findAll("#fields button").size();
        browser.find("#fields button").click();
        browser.awaitUntil(() -> browser.findAll("#fields button").size() < before);
      }
      isText("revealed " + one.getValue());
    }
    browser.open("/live.xhtml");
    browser.await(By.cssSelector("[data-list='events'] tr .tier"));
    isText("live");
  }

  @Test
  void refusesWhatIsNoCurrencyAndSaysSoAsText() throws Exception {
    var event = (ObjectNode) Program.JSON.readTree(Events.examples(SERVER, "ticketing").get(0));
    event.put("currency", SCRIPTS.get(0));
    event.put("object_id", Events.freshId());
    var refused = client.score("ticketing", event.toString()).expect(422);
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    browser.open("/entry.xhtml?stream=ticketing");
    var field = browser.await(By.cssSelector("[data-field='currency'] input"));
    field.clear();
    field.sendKeys(SCRIPTS.get(1));
    browser.awaitUntil(() -> browser.find("#entry\\:result").getText().contains("onerror"));
    isText("entry");
  }

  @Test
  void showsWhatPeopleWriteAsText() throws Exception {
    for (String text : SCRIPTS) {
      var key =
          new Program(
              SERVER,
              admin
                  .post(
                      "/api-keys",
                      Program.JSON.writeValueAsString(
                          Map.of(
                              "name",
                              text + turn.incrementAndGet() + Events.freshId() % 1000,
                              "role",
                              "reviewer")))
                  .expect(201)
                  .json()
                  .path("key")
                  .asText());
      String amount = Cases.newAmount();
      Cases.score(amount, "C1");
      String id = idOf(amount);
      key.post("/cases/" + id + "/claim", "").expect(200);
      key.post("/cases/" + id + "/notes", json("text", text)).expect(200);
      key.post("/cases/" + id + "/escalate", json("reason", text)).expect(200);
      admin.post("/cases/" + id + "/assign", json("reason", text));
      client.post(
          "/labels",
          Program.JSON.writeValueAsString(Map.of("decisionId", id, "fraud", true, "source", text)));
      admin
          .post(
              "/cases/" + id + "/verdict",
              Program.JSON.writeValueAsString(Map.of("verdict", "cleared", "note", text)))
          .expect(200);
      opened("/case.xhtml?id=" + id);
      assertThat(shows(text)).as(text).isTrue();
      admin.post("/cases/" + id + "/reopen", json("reason", text)).expect(200);
      opened("/case.xhtml?id=" + id);
      String own = idOf(fresh());
      key.post("/cases/" + own + "/verdict", "{\"verdict\": \"flagged\"}").expect(200);
      browser.open("/queue.xhtml?stream=mobile-money&tier=high");
      browser.find(".view-new summary").click();
      browser.find("#views\\:name").sendKeys(text.length() > 60 ? text.substring(0, 60) : text);
      browser.find("#views\\:shared").click();
      browser.find("#views\\:save").click();
      browser.await(By.cssSelector(".view"));
      isText("views with " + text);
    }
    for (String page :
        List.of(
            "/team.xhtml",
            "/admin/keys.xhtml",
            "/admin/audit.xhtml",
            "/queue.xhtml?state=all&reviewer=admin",
            "/live.xhtml")) {
      opened(page);
    }
    browser.open("/team.xhtml?days=7");
    assertThat(shows(SCRIPTS.get(1))).isTrue();
    browser.open("/queue.xhtml");
    while (!browser.findAll(".view input[type=submit]").isEmpty()) {
      int before = browser.findAll(".view").size();
      browser.find(".view input[type=submit]").click();
      browser.awaitUntil(() -> browser.findAll(".view").size() < before);
      isText("views");
    }
  }

  @Test
  void showsRemarksOnModelsAsText() throws Exception {
    String sha =
        admin.get("/models?stream=ticketing").expect(200).json().findValue("sha256").asText();
    for (String text : SCRIPTS) {
      admin.post("/models/" + sha + "/notes?stream=ticketing", json("text", text)).expect(200);
      admin
          .send(
              "PUT",
              "/models/" + sha + "/tags?stream=ticketing",
              "application/json",
              BodyPublishers.ofString(
                  Program.JSON.writeValueAsString(Map.of("tags", List.of(text)))))
          .expect(422);
    }
    opened("/admin/model.xhtml?stream=ticketing&sha256=" + sha);
    isText("model");
    SCRIPTS.forEach(text -> assertThat(shows(text)).as(text).isTrue());
  }

  private static String json(String name, String text) throws Exception {
    return Program.JSON.writeValueAsString(Map.of(name, text));
  }

  private static String fresh() throws Exception {
    return Cases.fresh();
  }

  private static String idOf(String amount) throws Exception {
    return SERVER
        .query(
            row -> row.getString(1),
            "SELECT id FROM triage_case WHERE stream = 'mobile-money' AND amount = ?::numeric",
            amount)
        .get(0);
  }

  private static final String ROW = ",TRANSFER,%s,C1,700000,0,C2,0,0";

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  @Test
  void runsNothingOfAFileThatIsUploadedOrDownloadedAgain(@TempDir Path folder) throws Exception {
    var lines = new ArrayList<String>();
    String extra = SCRIPTS.get(1);
    lines.add(
        "step,type,amount,nameOrig,oldbalanceOrg,newbalanceOrig,nameDest,oldbalanceDest,newbalanceDest,"
            + quoted(FORMULAS.get(0))
            + ","
            + quoted(extra));
    for (String text : FORMULAS) {
      lines.add(
          "1,TRANSFER,700000,C1,700000,0,"
              + quoted(text)
              + ",0,0,"
              + quoted(text)
              + ","
              + quoted(text));
      lines.add("1" + ROW.formatted(quoted(text)) + "," + quoted(text) + ",x");
    }
    for (String text : SCRIPTS) {
      lines.add("1" + ROW.formatted(quoted(text)) + "," + quoted(text) + "," + quoted(text));
    }
    var file = Files.write(folder.resolve("=cmd<img src=x onerror=hacked=1>'.csv"), lines);
    browser.open("/upload.xhtml");
    new Select(browser.find("#upload\\:stream")).selectByValue("mobile-money");
    browser.find("#upload\\:file").sendKeys(file.toString());
    browser.find("#upload\\:start").click();
    browser.await("id=");
    browser.await(By.cssSelector("[data-progress='done']"));
    isText("upload");
    assertThat(shows(SCRIPTS.get(1))).isTrue();
    var address = browser.find("a[href*='upload-result']").getDomAttribute("href");
    var result =
        String.valueOf(
            browser.run("return fetch('%s').then((answer) => answer.text())".formatted(address)));
    assertThat(cells(result)).hasSizeGreaterThan(FORMULAS.size()).noneMatch(HostileFieldsIT::runs);
  }

  /** What a spreadsheet would take for a formula, once it has taken the quotes away. */
  private static boolean runs(String cell) {
    var text = cell.strip();
    boolean number = text.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");
    return !number
        && !text.isEmpty()
        && "=+-@|%\uFF1D\uFF0B\uFF0D\uFF20".indexOf(text.charAt(0)) >= 0;
  }

  /** The cells of a table, read as RFC 4180 says. */
  private static List<String> cells(String table) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < table.length(); i++) {
      char c = table.charAt(i);
      if (c == '"') {
        if (quoted && i + 1 < table.length() && table.charAt(i + 1) == '"') {
          cell.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (!quoted && (c == ',' || c == '\n' || c == '\r')) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    assertThat(quoted).as("an open quote at the end").isFalse();
    cells.add(cell.toString());
    return cells;
  }

  @Test
  void runsNothingOfTheQueueThatIsDownloaded() throws Exception {
    String mark = Long.toString(Events.freshId());
    int claimed = 0;
    for (String text : FORMULAS) {
      var who =
          new Program(
              SERVER,
              admin
                  .post(
                      "/api-keys",
                      Program.JSON.writeValueAsString(
                          Map.of("name", text.strip() + mark, "role", "reviewer")))
                  .expect(201)
                  .json()
                  .path("key")
                  .asText());
      String id = paymentCase(text);
      if (!id.equals(REFUSED)) {
        who.post("/cases/" + id + "/claim", "").expect(200);
        claimed++;
      }
    }
    assertThat(claimed).isGreaterThan(6);
    browser.open("/queue.xhtml?stream=card-retail&state=all");
    var table =
        String.valueOf(
            browser.run(
                """
                const form = document.getElementById('export');
                const data = new URLSearchParams(new FormData(form));
                data.append('export:csv', '');
                return fetch(form.action, {method: 'POST', body: data})
                  .then((answer) => answer.text());
                """));
    assertThat(table).contains("'=HYPERLINK(\"\"http://x\"\"").contains(mark);
    assertThat(cells(table)).noneMatch(HostileFieldsIT::runs);
  }
}
