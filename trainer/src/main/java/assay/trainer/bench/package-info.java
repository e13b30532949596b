/** Measurements of training, of its results and of its speed. */
@NullMarked
package assay.trainer.bench;

import org.jspecify.annotations.NullMarked;
