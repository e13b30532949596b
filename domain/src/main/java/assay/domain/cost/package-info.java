/** Decisions by expected cost: money instead of magic numbers. */
@NullMarked
package assay.domain.cost;

import org.jspecify.annotations.NullMarked;
