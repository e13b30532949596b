/** What training hands over: one document that carries the model and all that proves it. */
@NullMarked
package assay.application.training;

import org.jspecify.annotations.NullMarked;
