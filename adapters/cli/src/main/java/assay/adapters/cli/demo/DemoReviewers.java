package assay.adapters.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Two reviewers who decide most cases, are right most of the time, and write notes; and a bank that
 * says later what was true of some.
 */
final class DemoReviewers {
  private static final double DECIDED = 0.6;
  private static final double RIGHT = 0.93;
  private static final double NOTED = 0.35;
  private static final double DECIDED_BY_TWO = 0.7;
  private static final double TOLD_BY_THE_BANK = 0.4;
  private static final List<String> FLAGGED =
      List.of(
          "Called the customer, who knows nothing of it.",
          "Same pattern as the two from this morning.",
          "Account was opened days ago and emptied at once.",
          "The bank confirmed that the card was reported stolen.");
  private static final List<String> CLEARED =
      List.of(
          "Customer confirmed by phone.",
          "Unusual amount, but a regular of many years.",
          "Travelling; the earlier payments fit the route.",
          "Checked the documents, all in order.");
  private static final List<String> OPEN =
      List.of("Left a message, waiting for the call back.", "Asked the merchant for the receipt.");

  private final List<DemoApi> reviewers;
  private final DemoApi bank;
  private final RandomGenerator random;

  DemoReviewers(List<DemoApi> reviewers, DemoApi bank, RandomGenerator random) {
    this.reviewers = reviewers;
    this.bank = bank;
    this.random = random;
  }

  /**
   * Looks at a case, and decides it or not.
   *
   * @param fraud what is true, which the reviewer is likely to find out
   * @return whether it was decided
   */
  boolean look(String caseId, boolean fraud) throws IOException, InterruptedException {
    int first = random.nextInt(reviewers.size());
    var reviewer = reviewers.get(first);
    String path = "/cases/" + caseId;
    if (random.nextDouble() > DECIDED) {
      if (random.nextDouble() < NOTED) {
        reviewer.post(path + "/notes", Map.of("text", any(OPEN)));
      }
      return false;
    }
    boolean closed = decide(reviewer, path, fraud);
    if (!closed && random.nextDouble() < DECIDED_BY_TWO) {
      closed = decide(reviewers.get((first + 1) % reviewers.size()), path, fraud);
    }
    if (closed && random.nextDouble() < TOLD_BY_THE_BANK) {
      bank.post(
          "/labels",
          Map.<String, Object>of("decisionId", caseId, "fraud", fraud, "source", "chargeback"));
    }
    return closed;
  }

  /**
   * Decides what waits of the random sample of LOW events.
   *
   * @param passed what is true of the stream's events that opened no case, by decision
   * @return how many were decided
   */
  int lookAtSample(String stream, Map<String, Boolean> passed)
      throws IOException, InterruptedException {
    int decided = 0;
    var waiting = reviewers.get(0).get("/cases?limit=200&stream=" + stream).path("items");
    for (JsonNode item : waiting) {
      var fraud = passed.get(item.path("id").asText());
      if (fraud != null && decide(reviewers.get(0), "/cases/" + item.path("id").asText(), fraud)) {
        decided++;
      }
    }
    return decided;
  }

  /** One person's verdict; answers whether it closed the case, or a second person has to look. */
  private boolean decide(DemoApi reviewer, String path, boolean fraud)
      throws IOException, InterruptedException {
    boolean flag = fraud == random.nextDouble() < RIGHT;
    String note = random.nextDouble() < NOTED ? any(flag ? FLAGGED : CLEARED) : "";
    var decided =
        reviewer.post(
            path + "/verdict", Map.of("verdict", flag ? "flagged" : "cleared", "note", note));
    return decided.path("name").asText().equals("closed");
  }

  private String any(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
