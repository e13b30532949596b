/** Whether today's scores and inputs still look like those that a model was built on. */
@NullMarked
package assay.domain.monitoring;

import org.jspecify.annotations.NullMarked;
