/** What goes into the pages that people read: about a model, about data, about a past period. */
@NullMarked
package assay.application.reporting;

import org.jspecify.annotations.NullMarked;
