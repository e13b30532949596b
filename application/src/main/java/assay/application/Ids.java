package assay.application;

import java.util.UUID;

/**
 * Driven port: new identities, in the order of time (UUID version 7), so that indexes stay dense.
 */
@FunctionalInterface
public interface Ids {
  UUID next();
}
