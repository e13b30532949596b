/** The HTTP interface. */
@NullMarked
package assay.adapters.rest;

import org.jspecify.annotations.NullMarked;
