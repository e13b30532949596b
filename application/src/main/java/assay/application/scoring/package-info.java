/** Raw events in, durable decisions out. */
@NullMarked
package assay.application.scoring;

import org.jspecify.annotations.NullMarked;
