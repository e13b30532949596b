/** Telling other systems what happened. */
@NullMarked
package assay.application.notification;

import org.jspecify.annotations.NullMarked;
