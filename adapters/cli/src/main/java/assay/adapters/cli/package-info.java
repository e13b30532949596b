/** The command line: one class per sub-command. */
@NullMarked
package assay.adapters.cli;

import org.jspecify.annotations.NullMarked;
