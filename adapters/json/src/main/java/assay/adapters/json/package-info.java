/** How events, decisions and stream definitions are written: JSON, by Jackson. */
@NullMarked
package assay.adapters.json;

import org.jspecify.annotations.NullMarked;
