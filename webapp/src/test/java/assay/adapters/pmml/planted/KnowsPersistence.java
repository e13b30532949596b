package assay.adapters.pmml.planted;

import assay.adapters.persistence.Database;

/** Planted: an adapter that knows its sibling. */
public class KnowsPersistence {
  Database database;
}
