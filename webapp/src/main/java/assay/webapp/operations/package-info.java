/** What operators watch: health and metrics. */
@NullMarked
package assay.webapp.operations;

import org.jspecify.annotations.NullMarked;
