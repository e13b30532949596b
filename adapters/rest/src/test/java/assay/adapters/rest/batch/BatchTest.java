package assay.adapters.rest.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.adapters.rest.InMemory;
import assay.adapters.rest.RestSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest {
  private final InMemory memory = new InMemory();
  private final RestSettings settings = new RestSettings(1000, 1000, 16, Duration.ofSeconds(5));

  private List<String> ndjson(String lines) throws IOException {
    var out = new ByteArrayOutputStream();
    ndjson(stream(lines), out, true);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private void ndjson(InputStream in, OutputStream out, boolean store) throws IOException {
    new Batch(
            memory.scoreEvent(),
            settings,
            Optional.of("payments"),
            store,
            new NdjsonRows(in, settings.largestEvent()),
            new NdjsonResults(),
            out)
        .run();
  }

  private String csv(String table) throws IOException {
    var out = new ByteArrayOutputStream();
    var definition = memory.streams.find(InMemory.PAYMENTS).orElseThrow().definition();
    var rows = new CsvRows(stream(table), definition, settings.largestEvent());
    new Batch(
            memory.scoreEvent(),
            settings,
            Optional.of("payments"),
            true,
            rows,
            new CsvResults(rows.header(), rows.isCrlf(), false),
            out)
        .run();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String events(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj("{\"id\": %d, \"amount\": 10}\n"::formatted)
        .collect(Collectors.joining());
  }

  @Test
  void answersManyRowsInOrderWithFewInFlight() throws IOException {
    memory.commit = Duration.ofMillis(2);

    var lines = ndjson(events(500));

    assertThat(lines).hasSize(500);
    for (int i = 0; i < 500; i++) {
      assertThat(lines.get(i)).contains("\"eventId\":\"" + (i + 1) + "\"");
    }
    assertThat(memory.stored).hasSize(500);
    assertThat(memory.mostPending.get()).isBetween(2, 16);
  }

  @Test
  void neverLosesARowForABadNeighbour() throws IOException {
    var lines =
        ndjson(
            """
            \uFEFF{"id": 1, "amount": 10}

            not json
            {"id": 2, "amount": "much"}
            {"id": 3, "text": "%s"}
            {"id": 4, "amount": 10}
            {"id": 4, "amount": 11}
            {"id": 4, "amount": 10}"""
                .formatted("x".repeat(2000)));

    assertThat(lines).hasSize(7);
    assertThat(lines.get(0)).contains("\"eventId\":\"1\"");
    assertThat(lines.get(1))
        .startsWith("{\"row\":2,\"error\":{\"type\":\"/problems/malformed-json\"");
    assertThat(lines.get(2)).contains("\"row\":3").contains("/amount").contains("much");
    assertThat(lines.get(3)).contains("\"row\":4").contains("/problems/too-large");
    assertThat(lines.get(4)).contains("\"eventId\":\"4\"");
    assertThat(lines.get(5)).contains("\"row\":6").contains("/problems/idempotency-conflict");
    assertThat(lines.get(6)).isEqualTo(lines.get(4));
  }

  @Test
  void storesNothingWhenNotAskedTo() throws IOException {
    var out = new ByteArrayOutputStream();

    ndjson(stream(events(3)), out, false);

    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(3);
    assertThat(memory.stored).isEmpty();
  }

  @Test
  void tellsEveryRowThatTheDatabaseIsAway() throws IOException {
    memory.away = true;

    assertThat(ndjson(events(40)))
        .hasSize(40)
        .allMatch(line -> line.contains("\"status\":503") && line.contains("\"retryAfter\":3"));
  }

  @Test
  void addsColumnsToATable() throws IOException {
    assertThat(csv("id,amount,text\r\n1,10,\"a,\"\"b\"\"\"\r\n2,much,\r\n3,4\r\n"))
        .isEqualTo(
            """
            id,amount,text,decision_id,probability,tier,action,saving,cost_allow,cost_review,cost_block,error\r
            1,10,"a,""b""\",00000000-0000-0000-0000-000000000001,0.9,MEDIUM,review,872.375,922.50,50.125,6.50,\r
            2,much,,,,,,,,,,"422: 1 field can't be used. /amount is ""much"", expected the amount at risk: a number, 0 or more."\r
            3,4,,,,,,,,,,"400: The row has 2 cells, the header 3."\r
            """);
  }

  @Test
  void answersBeforeItWaitsForMore() throws Exception {
    var out = new ByteArrayOutputStream();
    var first = events(2).getBytes(StandardCharsets.UTF_8);
    var in =
        new InputStream() {
          private int at;

          @Override
          public int available() {
            return first.length - at;
          }

          @Override
          public int read() {
            if (at == first.length) {
              assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
              return -1;
            }
            return first[at++];
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            int b = read();
            if (b < 0) {
              return -1;
            }
            buffer[offset] = (byte) b;
            return 1;
          }
        };

    ndjson(in, out, true);

    assertThat(memory.stored).hasSize(2);
  }

  @Test
  void saysThatTheInputBrokeOff() throws IOException {
    var in =
        new InputStream() {
          private final InputStream before = stream(events(1));

          @Override
          public int read() throws IOException {
            int b = before.read();
            if (b < 0) {
              throw new IOException("gone");
            }
            return b;
          }
        };
    var out = new ByteArrayOutputStream();

    ndjson(in, out, true);

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(2)
        .last()
        .asString()
        .contains("\"row\":2")
        .contains("ended before");
  }

  @Test
  void stopsWhenNobodyReads() {
    var gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("gone");
          }
        };

    assertThatThrownBy(() -> ndjson(stream(events(10_000)), gone, true))
        .isInstanceOf(IOException.class);
    assertThat(memory.stored.size()).isLessThan(10_000);
  }
}
