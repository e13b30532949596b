/** The driven ports on PostgreSQL. */
@NullMarked
package assay.adapters.persistence;

import org.jspecify.annotations.NullMarked;
