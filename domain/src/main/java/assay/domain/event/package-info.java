/** Raw events: identity, time, money and subjects. */
@NullMarked
package assay.domain.event;

import org.jspecify.annotations.NullMarked;
