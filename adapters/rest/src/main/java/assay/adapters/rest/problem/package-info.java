/** Errors as RFC 9457 problems. */
@NullMarked
package assay.adapters.rest.problem;

import org.jspecify.annotations.NullMarked;
