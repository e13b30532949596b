/** Windows over the past events of a subject, computed by the same code in training and serving. */
@NullMarked
package assay.domain.history;

import org.jspecify.annotations.NullMarked;
