/** Seeded generators of synthetic events: for demonstrations, tests and first models. */
@NullMarked
package assay.domain.synthetic;

import org.jspecify.annotations.NullMarked;
