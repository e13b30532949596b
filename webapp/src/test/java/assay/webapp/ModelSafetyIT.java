package assay.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A model that is wrong on purpose, a wave of fraud that is real, and who is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ModelSafetyIT {
  private static final String STREAM = "mobile-money";

  private record Told(JsonNode message, String body, String signature) {}

  private final List<Told> told = new CopyOnWriteArrayList<>();
  private HttpServer receiver;
  private OwnServer own;
  private Installation server;
  private Program admin;
  private String secret = "";
  private String good = "";

  @BeforeAll
  void start() throws Exception {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/hook",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          told.add(
              new Told(
                  Program.JSON.readTree(body),
                  body,
                  exchange.getRequestHeaders().getFirst("Assay-Signature")));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    own = OwnServer.start("model-safety", Map.of("ASSAY_WEBHOOKS_PRIVATE", "true"));
    server = own.installation();
    admin = Person.loggedIn(server, "admin").keyOf("admin", "alice");
    good = champion();
  }

  @AfterAll
  void stop() throws Exception {
    receiver.stop(0);
    if (own != null) {
      own.close();
    }
  }

  private String champion() {
    for (JsonNode model : admin.get("/models?stream=" + STREAM).expect(200).json().path("items")) {
      if (model.path("stage").asText().equals("champion")) {
        return model.path("sha256").asText();
      }
    }
    return "";
  }

  private Path file() {
    return server.models().resolve(STREAM + "/champion.pmml");
  }

  private void score(int events, boolean fraud) throws Exception {
    for (int i = 0; i < events; i++) {
      var event =
          fraud ? Events.emptiedAccount(500 + i, "C" + i) : Events.smallPayment(5 + i % 7, "C" + i);
      server.client().score(STREAM, event).expect(200);
    }
  }

  /** A model with a probability of fraud that is always 99 %. */
  static byte[] wrong() {
    return """
        <?xml version="1.0"?>
        <PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4"><Header/>
          <DataDictionary>
            <DataField name="amount" optype="continuous" dataType="double"/>
            <DataField name="isFraud" optype="categorical" dataType="string"><Value value="0"/><Value value="1"/></DataField>
          </DataDictionary>
          <RegressionModel functionName="classification" normalizationMethod="logit">
            <MiningSchema><MiningField name="amount"/><MiningField name="isFraud" usageType="target"/></MiningSchema>
            <Output><OutputField name="probability(1)" optype="continuous" dataType="double" feature="probability" value="1"/></Output>
            <RegressionTable intercept="4.6" targetCategory="1"><NumericPredictor name="amount" coefficient="0.000001"/></RegressionTable>
            <RegressionTable intercept="0" targetCategory="0"/>
          </RegressionModel>
        </PMML>
        """
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  @Order(1)
  void aReceiverIsAdded() throws Exception {
    admin.post("/webhooks", "{\"url\": \"ftp://example.com\"}").expect(422);
    server.client().post("/webhooks", "{\"url\": \"https://example.com\"}").expect(403);
    var hook =
        admin
            .post(
                "/webhooks",
                "{\"url\": \"http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook\"}")
            .expect(201)
            .json();
    secret = hook.path("secret").asText();
    assertThat(secret).startsWith("whsec_");
    assertThat(admin.get("/webhooks/" + hook.path("id").asText()).expect(200).text())
        .doesNotContain(secret);
  }

  @Test
  @Order(2)
  void goesBackByItselfFromAModelThatIsWrong() throws Exception {
    Files.write(file(), wrong());
    OwnServer.await("swapped", Duration.ofSeconds(10), () -> !champion().equals(good));
    String bad = champion();

    score(80, false);

    OwnServer.await("back", Duration.ofSeconds(40), () -> champion().equals(good));
    var history = admin.get("/models/" + good).expect(200).json().at("/items/0/history/0");
    assertThat(history.path("by").asText()).isEqualTo("storm-breaker");
    assertThat(history.path("reason").asText()).contains(bad.substring(0, 12), "stopped 100.0 %");
    assertThat(Files.readString(server.log())).contains("Storm breaker: " + STREAM);
  }

  @Test
  @Order(3)
  void theReceiverIsToldWithASignatureThatHolds() throws Exception {
    OwnServer.await(
        "told",
        Duration.ofSeconds(20),
        () ->
            told.stream()
                .anyMatch(
                    t ->
                        t.message().path("by").asText().equals("storm-breaker")
                            && t.message().path("stage").asText().equals("champion")));
    for (var message : told) {
      String time = message.signature().substring(2, message.signature().indexOf(','));
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] expected = mac.doFinal((time + "." + message.body()).getBytes(StandardCharsets.UTF_8));
      assertThat(message.signature()).endsWith(",v1=" + HexFormat.of().formatHex(expected));
    }
    assertThat(told.stream().map(t -> t.message().path("id").asText())).doesNotHaveDuplicates();
  }

  @Test
  @Order(4)
  void keepsAGoodModelThroughAWaveOfFraud() throws Exception {
    // the good model once more under another hash: whatever it says, both say it
    var source = server.models().resolve(STREAM + "/good.tmp");
    Files.write(source, admin.get("/models/" + good + "/pmml").expect(200).body());
    Files.writeString(source, "<!-- retrained -->\n", StandardOpenOption.APPEND);
    Files.move(source, file(), StandardCopyOption.REPLACE_EXISTING);
    OwnServer.await("swapped", Duration.ofSeconds(10), () -> !champion().equals(good));
    String next = champion();

    score(30, false);
    score(120, true);

    OwnServer.await(
        "watched",
        Duration.ofSeconds(40),
        () ->
            admin
                    .get("/models/" + good + "/shadow?stream=" + STREAM)
                    .expect(200)
                    .json()
                    .path("events")
                    .asInt()
                >= 150);
    Thread.sleep(3000); // several looks of the storm breaker
    assertThat(champion()).isEqualTo(next);
  }
}
