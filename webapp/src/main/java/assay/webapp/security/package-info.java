/** Who is asking: people by session, programs by API key, event sources by address. */
@NullMarked
package assay.webapp.security;

import org.jspecify.annotations.NullMarked;
