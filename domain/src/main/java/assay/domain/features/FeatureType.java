package assay.domain.features;

/** What kind of value a feature holds. */
public enum FeatureType {
  /** A finite double. */
  NUMBER("a number"),
  /** One of few texts; numbers and booleans are taken as the text they are written as. */
  CATEGORY("a text, a number or a boolean"),
  /** Free text. */
  TEXT("a text"),
  BOOLEAN("true or false");

  private final String expected;

  FeatureType(String expected) {
    this.expected = expected;
  }

  /** The kind of JSON value it is read from, in words. */
  public String expected() {
    return expected;
  }
}
