package assay.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnTheServer
class SecurityIT {
  private static final Installation SERVER = Installation.shared();
  private static final String EVENT = Events.smallPayment(4, "C1");

  private static Program nobody;
  private static Program client;
  private static Program admin;

  @BeforeAll
  static void makeKeys() throws Exception {
    nobody = SERVER.nobody();
    client = SERVER.client();
    admin = Person.loggedIn(SERVER, "admin").keyOf("admin", "security admin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/score", "/predict", "/score/batch", "/models", "/api-keys"})
  void takesNothingFromNobody(String path) {
    var refused = nobody.post(path + "?stream=mobile-money", EVENT).expect(401);
    assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(refused.json().path("type").asText()).isEqualTo("/problems/unauthenticated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/decisions/x", "/streams", "/models", "/cases", "/api-keys"})
  void showsNothingToNobody(String path) {
    nobody.get(path).expect(401);
  }

  @Test
  void refusesAWrongKey() {
    var wrong = new Program(SERVER, client.key() + "x");
    assertThat(wrong.score("mobile-money", EVENT).expect(401).header("WWW-Authenticate"))
        .startsWith("Bearer");
  }

  @Test
  void opensTheFewThingsThatAreOpen() throws Exception {
    assertThat(nobody.get("/hello").expect(200).text()).isEqualTo("Hello, World!");
    nobody.get("/openapi").expect(200);
    assertThat(Server.get(SERVER.managementUrl("/health/live")).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cases", "/api-keys"})
  void keepsAClientOutOf(String path) {
    assertThat(client.get(path).expect(403).json().path("type").asText())
        .isEqualTo("/problems/forbidden");
  }

  @Test
  void letsEachRoleDoItsOwn() {
    var reviewer = create("reviewer");
    reviewer.get("/cases").expect(200);
    reviewer.score("mobile-money", EVENT).expect(403);
    reviewer.get("/api-keys").expect(403);
    reviewer.post("/api-keys", "{\"name\": \"x\", \"role\": \"admin\"}").expect(403);
    reviewer.post("/models?stream=mobile-money", "application/xml", new byte[] {'<'}).expect(403);
    admin.score("mobile-money", EVENT).expect(200);
    admin.get("/cases").expect(200);
  }

  private static Program create(String role) {
    String body = "{\"name\": \"security " + role + "\", \"role\": \"" + role + "\"}";
    var created = admin.post("/api-keys", body).expect(201).json();
    return new Program(SERVER, created.path("key").asText());
  }

  @Test
  void tellsAKeyOnceAndKeepsItsHashOnly() throws Exception {
    var created =
        admin.post("/api-keys", "{\"name\": \"told once\", \"role\": \"client\"}").expect(201);
    String key = created.json().path("key").asText();
    assertThat(key).hasSizeGreaterThan(24);
    assertThat(admin.get("/api-keys").expect(200).text()).contains("told once").doesNotContain(key);
    String hash =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    assertThat(SERVER.count("SELECT count(*) FROM api_key WHERE hash = ?", hash)).isEqualTo(1);
    assertThat(SERVER.count("SELECT count(*) FROM api_key k WHERE k::text LIKE ?", "%" + key + "%"))
        .isZero();
    assertThat(
            SERVER.count(
                "SELECT count(*) FROM audit_entry a WHERE a::text LIKE ?", "%" + key + "%"))
        .isZero();
  }

  @Test
  void refusesARevokedKeyWithinFiveSeconds() throws Exception {
    var body = "{\"name\": \"revoked soon\", \"role\": \"client\"}";
    var created = admin.post("/api-keys", body).expect(201).json();
    var program = new Program(SERVER, created.path("key").asText());
    program.score("mobile-money", EVENT).expect(200);
    admin.delete("/api-keys/" + created.path("id").asText()).expect(204);
    OwnServer.await(
        "refused",
        Duration.ofSeconds(5),
        () -> program.score("mobile-money", EVENT).status() == 401);
    admin.delete("/api-keys/" + created.path("id").asText()).expect(404);
  }

  @Test
  void givesASessionAGuardedCookie() throws Exception {
    var page = Server.get(SERVER.url("/login.xhtml"), "Accept", "text/html");
    assertThat(page.headers().allValues("Set-Cookie"))
        .isNotEmpty()
        .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
  }

  @Test
  void keepsAReviewersSessionOutOfTheAdministration() throws Exception {
    var reviewer = Person.loggedIn(SERVER, "reviewer");
    assertThat(reviewer.get("/queue.xhtml").statusCode()).isEqualTo(200);
    assertThat(reviewer.get("/admin/keys.xhtml").statusCode()).isEqualTo(403);
  }

  /** What a form on another site could make a browser send, were its cookie to go along. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x"
      })
  void takesNoFormOfAnotherSiteForAnApiCall(String type) throws Exception {
    var decision = client.score("mobile-money", Events.emptiedAccount(300_000, "C9")).expect(200);
    String path = "/cases/" + decision.json().path("caseId").asText();
    var person = Person.loggedIn(SERVER, "admin");
    for (String call :
        new String[] {
          path + "/claim", path + "/release", path + "/verdict", "/api-keys", "/score", "/models"
        }) {
      var answer = person.post(call, type, "{\"verdict\": \"cleared\", \"text\": \"=\"}");
      assertThat(answer.statusCode()).as(call + " " + answer.body()).isIn(401, 403);
    }
    assertThat(admin.get(path).expect(200).json().at("/item/state/name").asText())
        .isEqualTo("open");
  }

  @Test
  void doesNotTakeASessionForAKey() throws Exception {
    var person = Person.loggedIn(SERVER, "admin");
    var answer = person.post("/score?stream=mobile-money", "application/json", EVENT);
    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void tellsNobodyWhichOriginsMayCall() {
    var answer =
        nobody.send(
            "OPTIONS",
            "/score",
            "",
            BodyPublishers.noBody(),
            "Origin",
            "https://other.example",
            "Access-Control-Request-Method",
            "POST");
    assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
  }
}
