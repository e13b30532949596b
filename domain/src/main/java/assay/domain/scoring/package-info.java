/** Probabilities, explanations and the decision made of them. */
@NullMarked
package assay.domain.scoring;

import org.jspecify.annotations.NullMarked;
