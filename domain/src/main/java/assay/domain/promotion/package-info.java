/** Judging a model version before it decides: what it would change, and what that is worth. */
@NullMarked
package assay.domain.promotion;

import org.jspecify.annotations.NullMarked;
