/** Training on Apache Spark: from labelled data to models that any PMML engine can serve. */
@NullMarked
package assay.adapters.training;

import org.jspecify.annotations.NullMarked;
