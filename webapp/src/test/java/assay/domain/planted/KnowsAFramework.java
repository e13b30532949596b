package assay.domain.planted;

import jakarta.persistence.EntityManager;

/** Planted: breaks the rules of the domain and of JPA. */
public class KnowsAFramework {
  EntityManager entities;
}
