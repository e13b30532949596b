package assay.adapters.cli.demo;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Two reviewers who decide most cases, are right most of the time, and write notes. */
final class DemoReviewers {
  private static final double DECIDED = 0.6;
  private static final double RIGHT = 0.93;
  private static final double NOTED = 0.35;
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
  private final RandomGenerator random;

  DemoReviewers(List<DemoApi> reviewers, RandomGenerator random) {
    this.reviewers = reviewers;
    this.random = random;
  }

  /**
   * Looks at a case, and decides it or not.
   *
   * @param fraud what is true, which the reviewer is likely to find out
   * @return whether it was decided
   */
  boolean look(String caseId, boolean fraud) throws IOException, InterruptedException {
    var reviewer = reviewers.get(random.nextInt(reviewers.size()));
    String path = "/cases/" + caseId;
    if (random.nextDouble() > DECIDED) {
      if (random.nextDouble() < NOTED) {
        reviewer.post(path + "/notes", Map.of("text", any(OPEN)));
      }
      return false;
    }
    boolean flag = fraud == random.nextDouble() < RIGHT;
    String note = random.nextDouble() < NOTED ? any(flag ? FLAGGED : CLEARED) : "";
    reviewer.post(path + "/verdict", Map.of("verdict", flag ? "flagged" : "cleared", "note", note));
    return true;
  }

  private String any(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
