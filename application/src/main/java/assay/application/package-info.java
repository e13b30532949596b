/** Use cases and the ports they drive. */
@NullMarked
package assay.application;

import org.jspecify.annotations.NullMarked;
