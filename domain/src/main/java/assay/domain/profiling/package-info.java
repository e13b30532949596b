/**
 * What a table of data looks like before anything is trained on it: its columns, how they hang
 * together, what in them gives the label away, and what moves from one table to the next.
 */
@NullMarked
package assay.domain.profiling;

import org.jspecify.annotations.NullMarked;
