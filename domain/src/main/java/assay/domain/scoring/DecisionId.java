package assay.domain.scoring;

import java.util.UUID;

/** Identity of a decision; its case, where it has one, carries the same. */
public record DecisionId(UUID value) {
  /** A number for whatever is drawn at random about the decision: always the same one. */
  public long seed() {
    return value.getMostSignificantBits() * 31 + value.getLeastSignificantBits();
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
