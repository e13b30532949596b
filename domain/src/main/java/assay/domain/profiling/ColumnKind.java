package assay.domain.profiling;

/** What a column seems to be, judged by its values. */
public enum ColumnKind {
  NUMBER("number"),
  CATEGORY("category"),
  /** Mostly different texts with blanks in them. */
  TEXT("text"),
  /** Mostly different values without an order: it names a row and does not generalise. */
  IDENTIFIER("identifier"),
  /** All values differ and grow or fall with the rows. */
  INDEX("index"),
  /** One value only. */
  CONSTANT("constant"),
  /** No value at all. */
  EMPTY("empty");

  /** Columns with fewer values than this can be unique by chance. */
  private static final int ENOUGH = 20;

  private final String words;

  ColumnKind(String words) {
    this.words = words;
  }

  /** As it is called in a report. */
  public String words() {
    return words;
  }

  /** Whether its values can hang together with other columns. */
  public boolean comparable() {
    return this == NUMBER || this == CATEGORY;
  }

  static ColumnKind of(Counted values) {
    int distinct = values.distinct();
    long present = values.present();
    if (present == 0) {
      return EMPTY;
    }
    if (distinct == 1) {
      return CONSTANT;
    }
    if (values.column() instanceof Column.Numbers numbers) {
      boolean unique = distinct == present && present >= ENOUGH;
      return unique && Texts.whole(numbers.values())
          ? Texts.monotone(numbers.values()) ? INDEX : IDENTIFIER
          : NUMBER;
    }
    if (present < ENOUGH || distinct <= present / 2) {
      return CATEGORY;
    }
    return Texts.mostHaveBlanks(((Column.Texts) values.column()).values()) ? TEXT : IDENTIFIER;
  }
}
