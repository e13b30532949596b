/** {@code assay predict}: scores the events of a file without a server. */
@NullMarked
package assay.adapters.cli.predict;

import org.jspecify.annotations.NullMarked;
