package assay.application.monitoring;

import java.time.Instant;

/**
 * Driven port: the sums of decisions by minute and hour, which {@link LiveFigures} answers from.
 * They are added up beside the answers, never by them.
 */
@FunctionalInterface
public interface FigureSums {
  /**
   * Adds the decisions up that are not in the sums yet, each once, whichever node decided them. Of
   * several nodes that do so at once, one does it and the others do nothing.
   *
   * @param upTo decisions made at this time or later are left for the next time
   * @param most how many decisions to add at most
   * @return how many were added
   */
  int add(Instant upTo, int most);
}
