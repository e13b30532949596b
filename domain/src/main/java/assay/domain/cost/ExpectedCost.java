package assay.domain.cost;

/** What each action is expected to cost, in the reporting currency. */
public record ExpectedCost(double allow, double review, double block) {
  /** The cost of one action. */
  public double of(Action action) {
    return switch (action) {
      case ALLOW -> allow;
      case REVIEW -> review;
      case BLOCK -> block;
    };
  }
}
