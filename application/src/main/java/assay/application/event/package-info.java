/** Reading raw events. */
@NullMarked
package assay.application.event;

import org.jspecify.annotations.NullMarked;
