/** Measures a running server from outside, and what it is compared with. */
@NullMarked
package assay.bench;

import org.jspecify.annotations.NullMarked;
