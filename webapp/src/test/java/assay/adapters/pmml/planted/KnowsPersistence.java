package assay.adapters.pmml.planted;

import assay.adapters.persistence.Schema;

/** Planted: an adapter that knows its sibling. */
public class KnowsPersistence {
  Schema schema;
}
