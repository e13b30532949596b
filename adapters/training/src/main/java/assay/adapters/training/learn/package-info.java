/** Algorithms behind one face, and the search for their parameters. */
@NullMarked
package assay.adapters.training.learn;

import org.jspecify.annotations.NullMarked;
