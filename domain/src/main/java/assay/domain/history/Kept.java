package assay.domain.history;

import java.util.List;

/**
 * What is kept of an event beside itself.
 *
 * @param windows the values of its own windows, in the order of {@link HistoryWindows#names}; NaN:
 *     missing
 * @param events what later windows need to know of it, once per subject
 */
public record Kept(double[] windows, List<SubjectEvent> events) {
  /** Of a stream without windows. */
  public static final Kept NOTHING = new Kept(new double[0], List.of());

  public Kept {
    events = List.copyOf(events);
  }
}
