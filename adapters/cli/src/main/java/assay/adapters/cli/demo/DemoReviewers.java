package assay.adapters.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
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
  private static final double PUT_ASIDE = 0.2;
  private static final double HANDED_ON = 0.1;
  private static final double REOPENED = 0.05;
  private static final int LONGEST_ASIDE = 3;
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
  private final Instant now;

  DemoReviewers(List<DemoApi> reviewers, DemoApi bank, RandomGenerator random, Instant now) {
    this.reviewers = reviewers;
    this.bank = bank;
    this.random = random;
    this.now = now;
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
      leave(reviewer, path);
      return false;
    }
    boolean alone = decide(reviewer, path, fraud);
    boolean closed = alone;
    if (!closed && random.nextDouble() < DECIDED_BY_TWO) {
      closed = decide(reviewers.get((first + 1) % reviewers.size()), path, fraud);
    }
    if (closed && random.nextDouble() < TOLD_BY_THE_BANK) {
      bank.post(
          "/labels",
          Map.<String, Object>of("decisionId", caseId, "fraud", fraud, "source", "chargeback"));
    }
    if (alone && random.nextDouble() < REOPENED) {
      reviewer.post(path + "/reopen", Map.of("reason", "The customer called back."));
      closed = random.nextBoolean() && decide(reviewer, path, fraud);
    }
    return closed;
  }

  /** Puts a case aside, hands it to a second person, or does neither. */
  private void leave(DemoApi reviewer, String path) throws IOException, InterruptedException {
    double drawn = random.nextDouble();
    if (drawn < PUT_ASIDE) {
      var until = now.plus(Duration.ofDays(1 + random.nextInt(LONGEST_ASIDE)));
      reviewer.post(path + "/snooze", Map.of("until", until.toString()));
    } else if (drawn < PUT_ASIDE + HANDED_ON) {
      reviewer.post(
          path + "/escalate", Map.of("reason", "A regular of mine; somebody else should decide."));
    }
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
