/** What only the API description needs. */
@NullMarked
package assay.adapters.rest.doc;

import org.jspecify.annotations.NullMarked;
