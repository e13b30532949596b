/** Fills a server with a believable week of events, cases, verdicts and notes. */
@NullMarked
package assay.adapters.cli.demo;

import org.jspecify.annotations.NullMarked;
