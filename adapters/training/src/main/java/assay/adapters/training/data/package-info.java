/** Labelled events as a table of features, read by the same code that serves. */
@NullMarked
package assay.adapters.training.data;

import org.jspecify.annotations.NullMarked;
