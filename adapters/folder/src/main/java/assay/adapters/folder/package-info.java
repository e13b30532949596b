/** Models and definitions that arrive as files. */
@NullMarked
package assay.adapters.folder;

import org.jspecify.annotations.NullMarked;
