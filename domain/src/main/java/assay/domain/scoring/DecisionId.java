package assay.domain.scoring;

import java.util.UUID;

/** Identity of a decision; its case, where it has one, carries the same. */
public record DecisionId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
