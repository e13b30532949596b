package assay.application.triage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Driven port: who did what, never changed. */
public interface AuditTrail {
  void record(Entry entry);

  /** What was done to one thing, the latest first. */
  List<Entry> list(String subject);

  /** What was done lately, the latest first. */
  List<Entry> latest(int limit, Optional<Long> before);

  /**
   * One deed.
   *
   * @param number ascending in order of recording; 0 before it is recorded
   * @param by user name, name of an API key, or {@code system}
   * @param deed what was done, as {@code case-claimed}
   * @param subject what it was done to: kind and id, as {@code case:0198...}
   * @param detail in words, without masked values; of {@code case-claimed} and {@code case-snoozed}
   *     until when, as ISO 8601 in UTC
   */
  record Entry(long number, Instant at, String by, String deed, String subject, String detail) {
    /** An entry to be recorded. */
    public static Entry of(Instant at, String by, String deed, String subject, String detail) {
      return new Entry(0, at, by, deed, subject, detail);
    }
  }
}
