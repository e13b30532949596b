/**
 * Pages of one file each: no network, no script, charts as SVG. Every value goes through the
 * builder, which escapes it.
 */
@NullMarked
package assay.adapters.report;

import org.jspecify.annotations.NullMarked;
