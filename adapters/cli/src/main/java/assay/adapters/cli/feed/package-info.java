/** An event source for demonstrations and tests: the other side of the live-data protocol. */
@NullMarked
package assay.adapters.cli.feed;

import org.jspecify.annotations.NullMarked;
