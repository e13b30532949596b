package assay.application.event;

import java.util.Map;

/** Driven port: how raw events are written. */
public interface EventFormat {
  /**
   * Reads one object. Numbers come without loss (Integer, Long, BigInteger, BigDecimal); everything
   * in it can be stored as JSON by PostgreSQL, but for U+0000 in texts.
   */
  Parsed parse(byte[] json);

  /** What came of reading. */
  sealed interface Parsed {
    record Read(Map<String, ?> event) implements Parsed {}

    /**
     * Not one well-formed object, or one beyond the limits (depth, length of numbers, repeated
     * keys).
     *
     * @param line from 1; 0 where unknown
     * @param column from 1; 0 where unknown
     */
    record Malformed(String detail, int line, int column) implements Parsed {}
  }
}
