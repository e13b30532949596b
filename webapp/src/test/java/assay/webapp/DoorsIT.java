package assay.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Doors that stay shut: another's session, pages and calls of the administration. */
@OnTheServer
class DoorsIT {
  private static final Installation SERVER = Installation.shared();
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Pattern VIEW =
      Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]*)\"");
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final List<String> ADMINISTRATION =
      List.of(
          "models",
          "model",
          "dictionary",
          "costs",
          "streams",
          "keys",
          "webhooks",
          "accounts",
          "audit");

  private static Person reviewer;
  private static Program key;
  private static String model;

  @BeforeAll
  static void enter() throws Exception {
    reviewer = Person.loggedIn(SERVER, "reviewer");
    var admin = Person.loggedIn(SERVER, "admin");
    key = admin.keyOf("reviewer", "doors reviewer");
    model =
        admin
            .keyOf("admin", "doors admin")
            .get("/models?stream=mobile-money")
            .expect(200)
            .json()
            .findValue("sha256")
            .asText();
  }

  private static HttpResponse<String> with(String cookie, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(
        request.header("Accept", "text/html").header("Cookie", "JSESSIONID=" + cookie).build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(SERVER.url(path));
  }

  private static String fresh(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("JSESSIONID="))
        .map(cookie -> cookie.replaceFirst("JSESSIONID=([^;]*).*", "$1"))
        .reduce("", (before, last) -> last);
  }

  private static HttpResponse<String> logIn(String cookie, String page) throws Exception {
    var view = VIEW.matcher(page);
    assertThat(view.find()).isTrue();
    var nonce = Pattern.compile("\\bnonce=\"([^\"]+)\"").matcher(page);
    String more = nonce.find() ? "&primefaces.nonce=" + encoded(nonce.group(1)) : "";
    var login = SERVER.credentials().path("reviewer");
    return with(
        cookie,
        to("/login.xhtml")
            .header("Content-Type", FORM)
            .POST(
                BodyPublishers.ofString(
                    "login=login&login%3Ausername="
                        + encoded(login.path("username").asText())
                        + "&login%3Apassword="
                        + encoded(login.path("password").asText())
                        + "&login%3Asubmit=x&jakarta.faces.ViewState="
                        + encoded(view.group(1))
                        + more)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void takesNoSessionIdThatSomebodyMadeUp() throws Exception {
    String planted = "PlantedByAnAttacker000000000000000000000";
    var first = with(planted, to("/login.xhtml").GET());
    String given = fresh(first);
    var answer = logIn(given.isEmpty() ? planted : given, first.body());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    assertThat(fresh(answer)).isNotEmpty().doesNotContain(planted);
    assertThat(with(planted, to("/queue.xhtml").GET()).headers().firstValue("Location").orElse(""))
        .contains("/login.xhtml");
  }

  @Test
  void givesAnotherIdToASessionThatAnAttackerBegan() throws Exception {
    var first = with("x", to("/login.xhtml").GET());
    String known = fresh(first); // the attacker's own, planted in the victim's browser
    var answer = logIn(known, first.body());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    String own = fresh(answer);
    assertThat(own).isNotEmpty().isNotEqualTo(known);
    assertThat(with(own, to("/queue.xhtml").GET()).statusCode()).isEqualTo(200);
    assertThat(with(known, to("/queue.xhtml").GET()).headers().firstValue("Location").orElse(""))
        .contains("/login.xhtml");
  }

  @Test
  void takesNoSessionIdFromAnAddress() throws Exception {
    var first = with("x", to("/login.xhtml").GET());
    String own = fresh(logIn(fresh(first), first.body()));
    assertThat(own).isNotEmpty();
    for (String page :
        List.of("/queue.xhtml;jsessionid=" + own, "/queue.xhtml?jsessionid=" + own)) {
      var answer = HTTP.send(to(page).GET().build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(page).isNotEqualTo(200);
    }
    assertThat(first.body()).doesNotContain("jsessionid");
  }

  @Test
  void keepsAReviewerOutOfEveryPageOfTheAdministration() throws Exception {
    for (String page : ADMINISTRATION) {
      String path = "/admin/" + page + ".xhtml";
      String query = "?stream=mobile-money&sha256=" + model + "&id=" + model;
      assertThat(reviewer.get(path).statusCode()).as(path).isEqualTo(403);
      assertThat(reviewer.get(path + query).statusCode()).as(path + query).isEqualTo(403);
      assertThat(reviewer.post(path, FORM, "keys=keys&keys%3Aname=x&keys%3Acreate=x").statusCode())
          .as("POST " + path)
          .isEqualTo(403);
      assertThat(
              reviewer
                  .post(path, "multipart/form-data; boundary=x", "--x\r\n\r\nx\r\n--x--")
                  .statusCode())
          .as("file for " + path)
          .isIn(403, 415);
    }
    assertThat(reviewer.get("/queue.xhtml").body()).doesNotContain("/admin/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//admin/keys.xhtml",
        "/./admin/keys.xhtml",
        "/queue.xhtml/../admin/keys.xhtml",
        "/admin//keys.xhtml",
        "/admin/./keys.xhtml",
        "/%61dmin/keys.xhtml",
        "/admin%2Fkeys.xhtml",
        "/%2e/admin/keys.xhtml",
        "/admin;x=y/keys.xhtml",
        "/;/admin/keys.xhtml",
        "/Admin/keys.xhtml",
        "/ADMIN/KEYS.XHTML",
        "/admin/keys.xhtml/",
        "/admin/keys.xhtml;x",
        "/faces/admin/keys.xhtml",
        "/admin/keys.jsf",
        "/admin/keys",
        "/jakarta.faces.resource/admin/keys.xhtml",
        "/jakarta.faces.resource/../admin/keys.xhtml",
        "/WEB-INF/web.xml",
        "/WEB-INF/templates/header.xhtml"
      })
  void leadsAReviewerThereByNoOtherAddress(String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(SERVER.url("").toString() + path));
    var first = with("x", to("/login.xhtml").GET());
    String own = fresh(logIn(fresh(first), first.body()));
    var answer = with(own, request.GET());
    assertThat(answer.body()).as(path).doesNotContain("keys:create").doesNotContain("<web-app");
    assertThat(answer.statusCode()).as(path).isIn(302, 400, 403, 404);
  }

  private static void refused(String method, String path, String body) {
    var answer =
        key.send(
            method,
            path,
            "application/json",
            body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    assertThat(answer.status()).as(method + " " + path + ": " + answer.text()).isEqualTo(403);
    assertThat(answer.json().path("type").asText()).isEqualTo("/problems/forbidden");
  }

  @Test
  void keepsAReviewersProgramOutOfEveryCallOfTheAdministration() throws Exception {
    long before =
        SERVER.count("SELECT count(*) FROM audit_entry WHERE recorded_by = 'doors reviewer'");
    String one = "00000000-0000-0000-0000-000000000001";
    for (String deed :
        List.of(
            "activate",
            "approve",
            "reject",
            "challenge",
            "retire",
            "rollback",
            "trial",
            "override",
            "notes")) {
      refused(
          "POST",
          "/models/" + model + "/" + deed + "?stream=mobile-money",
          "{\"text\": \"x\", \"reason\": \"x\"}");
    }
    refused("POST", "/models/rollback?stream=mobile-money", "{}");
    refused("PUT", "/models/" + model + "/tags?stream=mobile-money", "{\"tags\": []}");
    refused("PUT", "/models/" + model + "/aliases/x?stream=mobile-money", "{}");
    refused("DELETE", "/models/" + model + "/aliases/x?stream=mobile-money", "");
    refused("PUT", "/streams/mobile-money/costs", "{}");
    refused("GET", "/webhooks", "");
    refused("POST", "/webhooks", "{\"url\": \"https://203.0.113.1/\"}");
    refused("GET", "/webhooks/" + one, "");
    refused("DELETE", "/webhooks/" + one, "");
    for (String deed : List.of("pause", "resume", "test")) {
      refused("POST", "/webhooks/" + one + "/" + deed, "");
    }
    refused("POST", "/webhooks/" + one + "/deliveries/" + one + "/retry", "");
    refused("GET", "/api-keys", "");
    refused("POST", "/api-keys", "{\"name\": \"x\", \"role\": \"admin\"}");
    refused("DELETE", "/api-keys/" + one, "");
    refused("POST", "/score?stream=mobile-money", Events.smallPayment(4, "C1"));
    refused("POST", "/predict?stream=mobile-money", Events.smallPayment(4, "C1"));
    assertThat(
            key.post("/models?stream=mobile-money", "application/xml", new byte[] {'<'}).status())
        .isEqualTo(403);
    assertThat(
            key.post("/score/batch?stream=mobile-money", "application/x-ndjson", new byte[] {'{'})
                .status())
        .isEqualTo(403);
    assertThat(
            SERVER.count("SELECT count(*) FROM audit_entry WHERE recorded_by = 'doors reviewer'"))
        .isEqualTo(before);
  }

  /** Reviewers may know how it is decided: they answer for it. */
  @Test
  void letsAReviewersProgramReadHowItIsDecided() {
    for (String path :
        List.of(
            "/models?stream=mobile-money",
            "/models/" + model + "?stream=mobile-money",
            "/models/" + model + "/dictionary?stream=mobile-money",
            "/streams",
            "/streams/mobile-money/costs",
            "/cases",
            "/figures")) {
      assertThat(key.get(path).status()).as(path).isEqualTo(200);
    }
  }

  /** A page may ask the API with the session of its reader; for nothing that the reader may not. */
  @Test
  void keepsAReviewersSessionOutOfTheCallsOfTheAdministration() throws Exception {
    var first = with("x", to("/login.xhtml").GET());
    String own = fresh(logIn(fresh(first), first.body()));
    for (String path : List.of("/api-keys", "/webhooks", "/webhooks/1", "/api/api-keys")) {
      assertThat(asked(own, path)).as(path).isIn(403, 404);
    }
    assertThat(asked(own, "/api-keys")).isEqualTo(403);
    assertThat(asked(own, "/webhooks")).isEqualTo(403);
    assertThat(asked(own, "/figures")).isEqualTo(200);
  }

  private static int asked(String cookie, String path) throws Exception {
    var request =
        to(path)
            .header("Accept", "application/json")
            .header("Cookie", "JSESSIONID=" + cookie)
            .GET()
            .build();
    return HTTP.send(request, BodyHandlers.ofString()).statusCode();
  }

  @Test
  void refusesInTheLanguageOfTheReader() throws Exception {
    for (var expected :
        Map.of(
                "es-MX,es;q=0.9,en;q=0.8", "No encontrado",
                "fr,es;q=0.5", "No encontrado",
                "fr", "Not Found",
                "en-GB,es;q=0.9", "Not Found")
            .entrySet()) {
      var answer =
          Server.get(
              SERVER.url("/nothing-here"),
              "Accept",
              "text/html",
              "Accept-Language",
              expected.getKey());
      assertThat(answer.body()).as(expected.getKey()).contains(expected.getValue());
    }
  }
}
