/**
 * Clients of an event source: register with it, so that it sends, or ask it for events. They run on
 * an executor of the container and never hold up the start.
 */
@NullMarked
package assay.adapters.registration;

import org.jspecify.annotations.NullMarked;
