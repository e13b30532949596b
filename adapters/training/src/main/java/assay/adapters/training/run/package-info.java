/** A run of training: from a recipe to one document and the numbers that speak for it. */
@NullMarked
package assay.adapters.training.run;

import org.jspecify.annotations.NullMarked;
