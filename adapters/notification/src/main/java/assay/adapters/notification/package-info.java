/** Signed webhooks. */
@NullMarked
package assay.adapters.notification;

import org.jspecify.annotations.NullMarked;
