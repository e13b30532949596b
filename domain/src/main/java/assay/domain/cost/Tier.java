package assay.domain.cost;

/** How much a person's look is worth. */
public enum Tier {
  LOW,
  MEDIUM,
  HIGH
}
