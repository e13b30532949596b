package assay.application.model;

import assay.application.scoring.FraudModel;
import assay.domain.stream.StreamDefinition;

/** Driven port: makes models of PMML documents. */
public interface FraudModels {
  /**
   * Parses, checks and warms up a model: no external entities, a probability among its outputs, the
   * stream's features cover its inputs type by type, its verification rows hold.
   */
  Loaded load(byte[] pmml, StreamDefinition definition);

  /** What came of loading. */
  sealed interface Loaded {
    record Ready(FraudModel model) implements Loaded {}

    /** Why it can't serve, in words for an administrator. */
    record Refused(String reason) implements Loaded {}
  }
}
