package assay.domain.triage;

/**
 * A LOW event that people look at all the same.
 *
 * @param share of the events that were drawn when this one was, (0, 1]; one drawn event stands for
 *     1 / share
 * @param priority its place in the queue's usual order, borrowed from a case that waits there
 * @param probability its place in the order of probability, borrowed as well
 */
public record AuditSample(double share, double priority, double probability) {
  public AuditSample {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("A share lies in (0, 1], not " + share + ".");
    }
  }
}
