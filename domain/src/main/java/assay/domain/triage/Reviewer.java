package assay.domain.triage;

/** A person who works on cases, by user name. */
public record Reviewer(String name) {
  public Reviewer {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A reviewer has a name.");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
