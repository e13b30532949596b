package assay.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What another site could make a reviewer's browser send changes nothing. */
@OnTheServer
class CrossSiteIT {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Pattern VIEW =
      Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]*)\"");

  private final Installation server = Installation.shared();

  private UUID openCase() throws Exception {
    double amount = 800_000 + Math.floorMod(Events.freshId(), 100_000);
    var answer =
        server
            .client()
            .post("/score?stream=mobile-money", Events.emptiedAccount(amount, "C-cross-site"));
    return UUID.fromString(answer.json().path("caseId").asText());
  }

  private static String verdict(String viewState) {
    String state =
        viewState.isEmpty()
            ? ""
            : "&jakarta.faces.ViewState=" + URLEncoder.encode(viewState, StandardCharsets.UTF_8);
    return "work=work&work%3Anote=forged&work%3Aflag=x" + state;
  }

  private void isUntouched(UUID id) throws Exception {
    List<String> state =
        server.query(row -> row.getString(1), "SELECT state FROM triage_case WHERE id = ?", id);
    assertThat(state).containsExactly("OPEN");
  }

  @Test
  void takesNoFormThatItDidNotMake() throws Exception {
    var id = openCase();
    var reviewer = Person.loggedIn(server, "reviewer");

    reviewer.post("/case.xhtml?id=" + id, FORM, verdict(""));
    isUntouched(id);
    reviewer.post("/case.xhtml?id=" + id, FORM, verdict("1234567890:1234567890"));
    isUntouched(id);
  }

  @Test
  void takesNoFormThatItMadeForSomebodyElse() throws Exception {
    var id = openCase();
    var other = Person.loggedIn(server, "admin");
    var view = VIEW.matcher(other.get("/case.xhtml?id=" + id).body());
    assertThat(view.find()).isTrue();

    Person.loggedIn(server, "reviewer").post("/case.xhtml?id=" + id, FORM, verdict(view.group(1)));

    isUntouched(id);
  }

  @Test
  void takesNoFileForAPageThatAsksForNone() throws Exception {
    var reviewer = Person.loggedIn(server, "reviewer");
    var answer =
        reviewer.post("/case.xhtml", "multipart/form-data; boundary=x", "--x\r\n\r\nx\r\n--x--");
    assertThat(answer.statusCode()).isEqualTo(415);
  }
}
