/**
 * What training hands over: one document that carries the model and all that proves it, and what
 * trackers and registries of models are told.
 */
@NullMarked
package assay.application.training;

import org.jspecify.annotations.NullMarked;
