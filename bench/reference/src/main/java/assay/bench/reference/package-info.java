/** A PMML server of the barest kind, for comparison. */
@NullMarked
package assay.bench.reference;

import org.jspecify.annotations.NullMarked;
