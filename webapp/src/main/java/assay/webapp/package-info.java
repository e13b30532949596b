/** The web application: wiring, errors of the container, and the pages' beans. */
@NullMarked
package assay.webapp;

import org.jspecify.annotations.NullMarked;
