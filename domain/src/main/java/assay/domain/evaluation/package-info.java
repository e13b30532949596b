/**
 * How good scores are, judged against true labels: ranking, calibration, money and review capacity.
 * Positive means fraud throughout. A metric that the labels leave undefined, such as recall without
 * a fraud, is empty and never a number that only looks like a result.
 */
@NullMarked
package assay.domain.evaluation;

import org.jspecify.annotations.NullMarked;
