/** From features to the columns that a model reads, in steps that PMML can say. */
@NullMarked
package assay.adapters.training.preprocess;

import org.jspecify.annotations.NullMarked;
