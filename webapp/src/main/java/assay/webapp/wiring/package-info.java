/** Puts the hexagon together in the server and sets it going. */
@NullMarked
package assay.webapp.wiring;

import org.jspecify.annotations.NullMarked;
