package assay.application.stream;

import assay.domain.cost.Costs;

/** Driven port: changes of definitions as they are written. */
@FunctionalInterface
public interface DefinitionEdits {
  /**
   * The same definition with other costs; everything else stays as it is written.
   *
   * @throws IllegalArgumentException if the definition has no costs
   */
  byte[] withCosts(byte[] document, Costs costs);
}
