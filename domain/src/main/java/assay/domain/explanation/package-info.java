/**
 * Why a model scores as it does, from its answers alone: importance, dependence and contributions,
 * whatever the model is. Chance is handed in, so that an explanation can be computed again.
 */
@NullMarked
package assay.domain.explanation;

import org.jspecify.annotations.NullMarked;
