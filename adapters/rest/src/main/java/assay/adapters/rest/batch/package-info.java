/** Many events in one request: rows in, rows out, in bounded memory. */
@NullMarked
package assay.adapters.rest.batch;

import org.jspecify.annotations.NullMarked;
