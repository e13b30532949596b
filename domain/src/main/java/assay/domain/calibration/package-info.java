/** From the score of a model to a probability that money can be multiplied by. */
@NullMarked
package assay.domain.calibration;

import org.jspecify.annotations.NullMarked;
