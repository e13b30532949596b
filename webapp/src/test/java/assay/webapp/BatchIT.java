package assay.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@OnTheServer
class BatchIT {
  private static final Installation SERVER = Installation.shared();
  private static final int ROWS = 5000;
  private static final int EVERY = 250;
  private static final String PATH = "/score/batch?stream=mobile-money";
  private static final List<String> BAD =
      List.of("no JSON", "[1]", "{\"step\": 1}", "{\"step\": 1, \"amount\": \"much\"}");
  private static final String HEADER =
      "step,type,amount,nameOrig,oldbalanceOrg,newbalanceOrig,nameDest,oldbalanceDest,newbalanceDest";

  private static Program client;

  @BeforeAll
  static void findKey() throws Exception {
    client = SERVER.client();
  }

  private static boolean isBad(int row) {
    return row % EVERY == 0;
  }

  @Test
  void decidesLinesInOrderAndTellsBadOnes() throws Exception {
    String mark = "N" + Events.freshId();
    var lines = new StringBuilder();
    for (int row = 1; row <= ROWS; row++) {
      String good = Events.emptiedAccount(1000 + row, mark);
      lines.append(isBad(row) ? BAD.get(row / EVERY % BAD.size()) : good).append('\n');
      lines.append(row % 1000 == 0 ? "\n" : ""); // blank lines are no rows
    }
    var answer = client.post(PATH, "application/x-ndjson", bytes(lines)).expect(200);
    var results = answer.text().lines().toList();
    assertThat(results).hasSize(ROWS);
    for (int row = 1; row <= ROWS; row++) {
      JsonNode result = Program.JSON.readTree(results.get(row - 1));
      if (isBad(row)) {
        assertThat(result.path("row").asInt()).isEqualTo(row);
        assertThat(result.at("/error/status").asInt()).isIn(400, 422);
        assertThat(result.at("/error/type").asText()).startsWith("/problems/");
      } else {
        assertThat(result.path("amount").asInt()).isEqualTo(1000 + row);
      }
    }
    assertThat(stored(mark)).isEqualTo(ROWS - ROWS / EVERY);
  }

  @Test
  void decidesATableInOrderAndTellsBadRows() throws Exception {
    String mark = "T" + Events.freshId();
    var table = new StringBuilder(HEADER).append('\n');
    for (int row = 1; row <= ROWS; row++) {
      String amount = isBad(row) ? "much" : Integer.toString(1000 + row);
      table.append("7,TRANSFER,").append(amount).append(",\"").append(mark).append("\",");
      table.append(isBad(row) && row % 500 == 0 ? "1\n" : "9000,0,C2,0,0\n");
    }
    var answer = client.post(PATH, "text/csv", bytes(table)).expect(200);
    var results = answer.text().lines().toList();
    assertThat(results).hasSize(ROWS + 1);
    assertThat(results.get(0)).startsWith(HEADER + ",decision_id,probability,tier,action,saving");
    for (int row = 1; row <= ROWS; row++) {
      String result = results.get(row);
      if (isBad(row)) {
        assertThat(result).doesNotEndWith(",");
      } else {
        assertThat(result).startsWith("7,TRANSFER," + (1000 + row) + ",").endsWith(",");
      }
    }
    assertThat(stored(mark)).isEqualTo(ROWS - ROWS / EVERY);
  }

  @Test
  void storesNothingWhereItIsNotAskedTo() throws Exception {
    String mark = "S" + Events.freshId();
    var line = bytes(Events.emptiedAccount(1000, mark) + "\n");
    client.post(PATH + "&store=false", "application/x-ndjson", line).expect(200);
    assertThat(stored(mark)).isZero();
  }

  @Test
  void refusesATableOfNestedEvents() {
    client.post("/score/batch?stream=ticketing", "text/csv", bytes("object_id\n1\n")).expect(415);
  }

  @Test
  void decidesNestedEventsAsLines() throws Exception {
    String lines = Events.ticketing(SERVER) + "\n" + Events.ticketing(SERVER) + "\n";
    var answer =
        client
            .post("/score/batch?stream=ticketing", "application/x-ndjson", bytes(lines))
            .expect(200);
    assertThat(answer.text().lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("\"stream\":\"ticketing\""));
  }

  @Test
  void answersRowsWhileOthersAreStillToCome() throws Exception {
    String mark = "W" + Events.freshId();
    try (var socket = new Socket("127.0.0.1", SERVER.port())) {
      socket.setSoTimeout(20_000);
      var out = socket.getOutputStream();
      out.write(
          bytes(
              "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                  .formatted(PATH, client.key())));
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      var seen = new ArrayList<String>();
      for (int round = 0; round < 3; round++) {
        chunk(out, Events.emptiedAccount(5000 + round, mark) + "\n");
        // Only its own answer can come now: the next row is sent after it.
        String line = in.readLine();
        while (!line.startsWith("{")) {
          line = in.readLine();
        }
        seen.add(line);
        assertThat(stored(mark)).isEqualTo(round + 1);
      }
      out.write(bytes("0\r\n\r\n"));
      out.flush();
      assertThat(seen).allMatch(line -> line.contains("\"decisionId\""));
      assertThat(in.lines()).noneMatch(line -> line.startsWith("{"));
    }
  }

  private static void chunk(OutputStream out, String text) throws IOException {
    out.write(bytes(Integer.toHexString(bytes(text).length) + "\r\n" + text + "\r\n"));
    out.flush();
  }

  private static long stored(String mark) throws Exception {
    return SERVER.count("SELECT count(*) FROM decision WHERE fields->>'nameOrig' = ?", mark);
  }

  private static byte[] bytes(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
